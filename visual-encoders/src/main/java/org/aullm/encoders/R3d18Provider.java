package org.aullm.encoders;

/**
 * R3D-18: convolutions of 3x3x3 everywhere; see {@link VideoResNetProvider} for the layers. 33,166,272 parameters, which
 * are torchvision's 33,371,472 without the classifier of 400 actions.
 */
public final class R3d18Provider extends VideoResNetProvider {

    public R3d18Provider() {
        super(VideoKind.WHOLE);
    }

    @Override
    public String summary() {
        return "R3D-18: a residual network whose convolutions span 3 frames everywhere";
    }
}
