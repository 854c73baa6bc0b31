from deepface import DeepFace
from rembg import new_session

DeepFace.verify("one.jpg", "two.jpg", model_name="Facenet512")
new_session("isnet-general-use")
