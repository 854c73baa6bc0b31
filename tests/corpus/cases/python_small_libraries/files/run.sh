yolo detect predict model=yolov8n.pt source=marsh.jpg
yolo detect predict model=runs/detect/best.pt source=marsh.jpg
yolo detect val model=best.pt
bash models/download-ggml-model.sh base.en
