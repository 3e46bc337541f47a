package by.pavilion.launch;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * Lets an idle process give back the memory that its start needed: the usual settings of the collector keep more than half
 * of the heap free and collect an idle heap only after many minutes. Options that somebody chose stay as they are.
 */
final class IdleMemory {
    private record Option(String name, String value) {}

    /** In this order: the machine refuses a highest ratio below the lowest one, which is 40 by itself. */
    private static final List<Option> OPTIONS = List.of(
            new Option("MinHeapFreeRatio", "10"),
            new Option("MaxHeapFreeRatio", "25"),
            new Option("G1PeriodicGCInterval", "10000"));

    private IdleMemory() {}

    static void giveBack() {
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (machine != null) {
            OPTIONS.forEach(option -> set(machine, option.name(), option.value()));
        }
    }

    private static void set(HotSpotDiagnosticMXBean machine, String name, String value) {
        try {
            VMOption option = machine.getVMOption(name);
            if (option.isWriteable() && option.getOrigin() == VMOption.Origin.DEFAULT) {
                machine.setVMOption(name, value);
            }
        } catch (IllegalArgumentException e) {
            // Another virtual machine, or another version, without this option: it keeps its own ways.
        }
    }
}
