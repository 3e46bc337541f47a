package by.pavilion.storefront.rest;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.storefront.Body;
import by.pavilion.storefront.TestBodies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadyOrFoundTest {
    private final List<Runnable> leftToOthers = new ArrayList<>();
    private final List<Body> answers = new ArrayList<>();

    @Test
    void answersAtOnceWithWhatIsReady() {
        Body ready = TestBodies.of("ready");

        ProductResource.readyOrFound(
                        Optional.of(ready),
                        () -> {
                            throw new IllegalStateException("nothing is to be looked for");
                        },
                        leftToOthers::add)
                .subscribe()
                .with(answers::add);

        assertThat(answers).containsExactly(ready);
        assertThat(leftToOthers).isEmpty();
    }

    @Test
    void leavesLookingToOtherThreads() {
        Body found = TestBodies.of("found");
        List<String> looked = new ArrayList<>();

        ProductResource.readyOrFound(
                        Optional.empty(),
                        () -> {
                            looked.add("looked");
                            return found;
                        },
                        leftToOthers::add)
                .subscribe()
                .with(answers::add);

        assertThat(looked).isEmpty();
        leftToOthers.forEach(Runnable::run);
        assertThat(answers).containsExactly(found);
    }
}
