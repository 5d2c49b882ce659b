package org.aullm.api;

/**
 * What a clip's evidence is, so that a data set that gives one kind is never read as another.
 *
 * @since 0.1.0
 */
public enum EvidenceKind {
    /**
     * One optical-flow picture from onset to apex: channels horizontal flow u, vertical flow v, optical strain;
     * shape (3, height, width).
     */
    FLOW_IMAGE("flow-image"),
    /** Frames in order of time; shape (1, time, height, width) if grey, (3, time, height, width) if red, green and blue. */
    FRAMES("frames"),
    /**
     * Grey frames in order of time, and for each the optical flow from the first frame to it: channels grey, horizontal
     * flow u, vertical flow v, optical strain; shape (4, time, height, width). The last frame's flow is what {@link
     * #FLOW_IMAGE} would be.
     */
    FRAMES_AND_FLOW("frames-and-flow"),
    /**
     * Features that something else has computed; shape (channels, time, height, width), a vector of n numbers being
     * (n, 1, 1, 1). Nobody knows what moving or mirroring a face would make of them.
     */
    FEATURES("features");

    private final String key;

    EvidenceKind(String key) {
        this.key = key;
    }

    /** The name as a study file and a message write it. */
    public String key() {
        return key;
    }

    /** Whether a channel's sign changes when left and right are exchanged, as that of horizontal motion does. */
    public boolean negatedByMirroring(int channel) {
        return (this == FLOW_IMAGE && channel == 0) || (this == FRAMES_AND_FLOW && channel == 1);
    }

    @Override
    public String toString() {
        return key;
    }
}
