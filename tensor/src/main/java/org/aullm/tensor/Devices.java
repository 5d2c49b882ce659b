package org.aullm.tensor;

import ai.djl.Device;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a device's name as users write it.
 *
 * @since 0.1.0
 */
public final class Devices {

    private static final Pattern CUDA = Pattern.compile("cuda(?::(\\d{1,3}))?");

    private Devices() {}

    /**
     * The device that {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:n} means on this machine.
     *
     * @throws IllegalArgumentException if it is none of these, or the machine has no such GPU
     */
    public static Device parse(String name) {
        return parse(name, Engines.gpuCount());
    }

    static Device parse(String name, int gpus) {
        if (name.equals("cpu")) {
            return Device.cpu();
        }
        if (name.equals("auto")) {
            return gpus > 0 ? Device.gpu(0) : Device.cpu();
        }
        Matcher matcher = CUDA.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'%s' is not a device; write auto, cpu, cuda or cuda:N".formatted(name));
        }
        int index = matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1));
        if (index >= gpus) {
            throw new IllegalArgumentException(
                    "device '%s' was asked for, but this machine offers %s; write cpu or auto"
                            .formatted(name, gpus == 0 ? "no CUDA device" : "cuda:0 to cuda:" + (gpus - 1)));
        }
        return Device.gpu(index);
    }
}
