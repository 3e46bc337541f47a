package by.pavilion.sandbox.window;

import by.pavilion.sandbox.SandboxConfig;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Pace;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Lets time pass at the window. */
@ApplicationScoped
class WindowClock implements BackgroundWork {
    private static final int TURNS_BETWEEN_CLEANING = 1000;

    private final SandboxConfig config;
    private final SingleWindow window;
    private final CustomsOffice office;
    private int turns;

    WindowClock(SandboxConfig config, SingleWindow window, CustomsOffice office) {
        this.config = config;
        this.window = window;
        this.office = office;
    }

    @Override
    public String name() {
        return SingleWindow.WORK;
    }

    @Override
    public Duration rest(int done, Duration taken) {
        return Pace.ofWork(done, taken);
    }

    @Override
    public Duration interval() {
        return config.enabled() ? config.poll() : Duration.ofHours(1);
    }

    @Override
    public int doSome() {
        if (!config.enabled()) {
            return 0;
        }
        if (turns++ % TURNS_BETWEEN_CLEANING == 0) {
            window.forget();
        }
        return office.advance();
    }
}
