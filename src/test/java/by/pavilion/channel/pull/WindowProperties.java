package by.pavilion.channel.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class WindowProperties {
    private static final Duration OVERLAP = Duration.ofMinutes(5);
    private static final Duration GRID = Duration.ofMinutes(5);
    private static final long NOW = 1_764_000_000L;

    @Property(tries = 300)
    void oneAfterTheOtherTheyLeaveNothingOutAndKeepToTheGrid(
            @ForAll @LongRange(min = 0, max = 20_000) long behind, @ForAll @LongRange(min = 0, max = 999) long millis) {
        Instant latest = Instant.ofEpochSecond(NOW).plusMillis(millis);
        Instant reached = latest.minusSeconds(behind);
        List<Window> windows = new ArrayList<>();
        for (Optional<Window> next = Window.after(reached, latest, OVERLAP, GRID);
                next.isPresent();
                next = Window.after(reached, latest, OVERLAP, GRID)) {
            windows.add(next.get());
            reached = next.get().until();
        }

        assertThat(Duration.between(reached, latest)).isLessThan(Duration.ofSeconds(1));
        for (Window window : windows) {
            assertThat(window.cell().getEpochSecond() % GRID.toSeconds()).isZero();
            assertThat(window.until())
                    .isAfter(window.cell())
                    .isBeforeOrEqualTo(window.cell().plus(GRID));
            assertThat(window.until()).isBeforeOrEqualTo(latest);
        }
        for (int index = 1; index < windows.size(); index++) {
            assertThat(windows.get(index).from())
                    .isEqualTo(windows.get(index - 1).until().minus(OVERLAP));
        }
    }

    @Property(tries = 200)
    void halvesCoverTheWhole(@ForAll @LongRange(min = 2, max = 100_000) long seconds) {
        Instant from = Instant.ofEpochSecond(NOW);
        Window whole = new Window(from, from.plusSeconds(seconds), from);

        List<Window> halves = whole.halves().orElseThrow();

        assertThat(halves.get(0).from()).isEqualTo(whole.from());
        assertThat(halves.get(0).until()).isEqualTo(halves.get(1).from()).isAfter(whole.from());
        assertThat(halves.get(1).until()).isEqualTo(whole.until());
    }

    @Example
    void aSecondCannotBeCut() {
        Instant from = Instant.ofEpochSecond(NOW);

        assertThat(new Window(from, from.plusSeconds(1), from).halves()).isEmpty();
    }
}
