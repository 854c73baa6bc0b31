HANDLE="https://tfhub.dev/google/albert_large/1"
python train.py --module_handle="${HANDLE}"
