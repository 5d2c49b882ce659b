package org.aullm.api;

/**
 * The shapes of a visual encoder's features for one clip.
 *
 * @param channels channels of the mid-level map
 * @param time time steps of the mid-level map; 1 for a still picture of motion
 * @param height rows of the mid-level map
 * @param width columns of the mid-level map
 * @param high length of the high-level vector
 * @since 0.1.0
 */
public record FeatureSpec(int channels, int time, int height, int width, int high) {
    public FeatureSpec {
        if (channels < 1 || time < 1 || height < 1 || width < 1 || high < 1) {
            throw new IllegalArgumentException("features need positive sizes, got mid (%d, %d, %d, %d), high %d"
                    .formatted(channels, time, height, width, high));
        }
    }

    /** Numbers in the mid-level map of one clip. */
    public int midSize() {
        return channels * time * height * width;
    }

    @Override
    public String toString() {
        return "mid (%d, %d, %d, %d), high %d".formatted(channels, time, height, width, high);
    }
}
