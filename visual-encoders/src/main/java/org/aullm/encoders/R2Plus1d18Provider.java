package org.aullm.encoders;

/**
 * R(2+1)D-18: each convolution over space, then over time; see {@link VideoResNetProvider} for the layers. 31,300,125
 * parameters, which are torchvision's 31,505,325 without the classifier of 400 actions.
 */
public final class R2Plus1d18Provider extends VideoResNetProvider {

    public R2Plus1d18Provider() {
        super(VideoKind.SPLIT);
    }

    @Override
    public String summary() {
        return "R(2+1)D-18: a residual network that convolves over space, then over time";
    }
}
