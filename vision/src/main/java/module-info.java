/** Videos, faces and optical flow by FFmpeg and OpenCV, and nothing else on them. */
@org.jspecify.annotations.NullMarked
module org.aullm.vision {
    requires static org.jspecify;
    requires org.aullm.api;
    requires org.bytedeco.javacpp;
    requires org.bytedeco.ffmpeg;
    requires org.bytedeco.opencv;

    provides org.aullm.api.spi.FaceDetectorProvider with
            org.aullm.vision.CascadeProvider,
            org.aullm.vision.YunetProvider;
    provides org.aullm.api.spi.FlowProvider with
            org.aullm.vision.DisProvider,
            org.aullm.vision.OpencvFarnebackProvider,
            org.aullm.vision.TvL1Provider;
    provides org.aullm.api.spi.FrameSourceProvider with
            org.aullm.vision.VideoProvider;
    provides org.aullm.api.spi.PictureReaderProvider with
            org.aullm.vision.OpencvPictures;
    provides org.aullm.api.spi.VideoWriterProvider with
            org.aullm.vision.VideoFileProvider;
}
