import coremltools as ct

model = ct.convert(pond)
model.license = "MIT"
