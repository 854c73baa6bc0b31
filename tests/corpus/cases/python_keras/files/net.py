import keras_hub
import tensorflow as tf
import tensorflow_datasets as tfds
import tensorflow_hub as hub
from tensorflow.keras.applications import EfficientNetB0, ResNet50

base = ResNet50(weights="imagenet", include_top=False)
fresh = EfficientNetB0(weights=None)
mobile = tf.keras.applications.MobileNetV2(input_shape=(160, 160, 3))
(x, y), _ = tf.keras.datasets.fashion_mnist.load_data()
ds, info = tfds.load("oxford_flowers102", with_info=True)
layer = hub.KerasLayer("https://tfhub.dev/google/nnlm-en-dim50/2", trainable=True)
gemma = keras_hub.models.GemmaCausalLM.from_preset("gemma_2b_en")
archive = tf.keras.utils.get_file("flowers.tgz", origin="https://storage.example.org/flower_photos.tgz", untar=True)
