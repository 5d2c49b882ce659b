package org.aullm.core.trial;

import java.util.Arrays;
import java.util.List;
import org.aullm.core.result.Standardization;

/**
 * Brings each channel (the first axis of a clip's evidence) to mean 0 and deviation 1, as measured on the training clips
 * alone.
 *
 * @param mean by channel
 * @param deviation by channel
 */
@SuppressWarnings("ArrayRecordComponent") // lives inside one trial, is never compared
record Standardizer(double[] mean, double[] deviation) {

    /** Changes nothing. */
    static Standardizer none(int channels) {
        double[] ones = new double[channels];
        Arrays.fill(ones, 1);
        return new Standardizer(new double[channels], ones);
    }

    static Standardizer fit(List<float[]> clips, int channels) {
        double[] mean = new double[channels];
        double[] deviation = new double[channels];
        for (int channel = 0; channel < channels; channel++) {
            double sum = 0;
            double squares = 0;
            long count = 0;
            for (float[] clip : clips) {
                int size = clip.length / channels;
                for (int i = channel * size; i < (channel + 1) * size; i++) {
                    sum += clip[i];
                    squares += (double) clip[i] * clip[i];
                }
                count += size;
            }
            mean[channel] = sum / count;
            double variance = squares / count - mean[channel] * mean[channel];
            // A channel that never changes carries nothing; it stays as it is instead of being blown up.
            deviation[channel] = variance > 1e-12 ? Math.sqrt(variance) : 1;
        }
        return new Standardizer(mean, deviation);
    }

    static Standardizer of(Standardization.Channels written) {
        return new Standardizer(plain(written.mean()), plain(written.deviation()));
    }

    Standardization.Channels record() {
        return new Standardization.Channels(
                Arrays.stream(mean).boxed().toList(),
                Arrays.stream(deviation).boxed().toList());
    }

    private static double[] plain(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    float[] apply(float[] clip) {
        float[] result = new float[clip.length];
        int size = clip.length / mean.length;
        for (int i = 0; i < clip.length; i++) {
            int channel = i / size;
            result[i] = (float) ((clip[i] - mean[channel]) / deviation[channel]);
        }
        return result;
    }
}
