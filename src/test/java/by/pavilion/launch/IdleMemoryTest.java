package by.pavilion.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class IdleMemoryTest {
    private final HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);

    @Test
    void anIdleHeapIsCollectedAndShrinks() {
        IdleMemory.giveBack();

        assertThat(machine.getVMOption("MaxHeapFreeRatio").getValue()).isEqualTo("25");
        assertThat(machine.getVMOption("MinHeapFreeRatio").getValue()).isEqualTo("10");
        assertThat(machine.getVMOption("G1PeriodicGCInterval").getValue()).isEqualTo("10000");
    }

    @Test
    void whatSomebodyChoseStays() {
        machine.setVMOption("MaxHeapFreeRatio", "60");

        IdleMemory.giveBack();

        VMOption option = machine.getVMOption("MaxHeapFreeRatio");
        assertThat(option.getOrigin()).isEqualTo(VMOption.Origin.MANAGEMENT);
        assertThat(option.getValue()).isEqualTo("60");
        machine.setVMOption("MaxHeapFreeRatio", "25");
    }
}
