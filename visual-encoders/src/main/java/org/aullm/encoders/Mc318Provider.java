package org.aullm.encoders;

/**
 * MC3-18: convolutions of 3x3x3 in the first stage, over single frames in the others; see {@link VideoResNetProvider} for the
 * layers. 11,490,240 parameters, which are torchvision's 11,695,440 without the classifier of 400 actions.
 */
public final class Mc318Provider extends VideoResNetProvider {

    public Mc318Provider() {
        super(VideoKind.MIXED);
    }

    @Override
    public String summary() {
        return "MC3-18: a residual network that convolves over time in its first stage alone";
    }
}
