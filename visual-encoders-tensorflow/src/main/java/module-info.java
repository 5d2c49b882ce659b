/** Visual encoders on TensorFlow Java, and nothing else on it. */
@org.jspecify.annotations.NullMarked
module org.aullm.encoders.tensorflow {
    requires static org.jspecify;
    requires org.aullm.api;
    requires tensorflow;

    provides org.aullm.api.spi.VisualEncoderProvider with
            org.aullm.encoders.tensorflow.Tf3dCnnProvider,
            org.aullm.encoders.tensorflow.TfSavedModelProvider;
}
