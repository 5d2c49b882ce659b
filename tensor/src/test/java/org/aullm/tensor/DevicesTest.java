package org.aullm.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import org.junit.jupiter.api.Test;

class DevicesTest {

    @Test
    void names_mean_devices() {
        assertThat(Devices.parse("cpu", 2)).isEqualTo(Device.cpu());
        assertThat(Devices.parse("auto", 0)).isEqualTo(Device.cpu());
        assertThat(Devices.parse("auto", 2)).isEqualTo(Device.gpu(0));
        assertThat(Devices.parse("cuda", 1)).isEqualTo(Device.gpu(0));
        assertThat(Devices.parse("cuda:1", 2)).isEqualTo(Device.gpu(1));
    }

    @Test
    void a_device_that_is_not_there_is_refused_with_what_is() {
        assertThatThrownBy(() -> Devices.parse("gpu", 1))
                .hasMessage("'gpu' is not a device; write auto, cpu, cuda or cuda:N");
        assertThatThrownBy(() -> Devices.parse("cuda", 0))
                .hasMessage("device 'cuda' was asked for, but this machine offers no CUDA device; write cpu or auto");
        assertThatThrownBy(() -> Devices.parse("cuda:2", 2))
                .hasMessage(
                        "device 'cuda:2' was asked for, but this machine offers cuda:0 to cuda:1; write cpu or auto");
    }
}
