package by.pavilion.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GatheringTest {
    private static final Gathering.Size SIZE = new Gathering.Size(1, 10, 20);

    private final List<List<Integer>> portions = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch open = new CountDownLatch(1);

    @Test
    void servesTogetherWhatArrivesMeanwhileAndAnswersEachItsOwn() throws Exception {
        try (Gathering<Integer, String> gathering = new Gathering<>("test", SIZE, wish -> wish, this::print)) {
            List<CompletableFuture<String>> answers = new ArrayList<>();
            answers.add(gathering.call(0).toCompletableFuture());
            awaitFirst();
            for (int wish = 1; wish <= 12; wish++) {
                answers.add(gathering.call(wish).toCompletableFuture());
            }
            open.countDown();

            for (int wish = 0; wish <= 12; wish++) {
                assertThat(answers.get(wish).get(30, TimeUnit.SECONDS)).isEqualTo("no. " + wish);
            }
            assertThat(portions).containsExactly(List.of(0), List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), List.of(11, 12));
        }
    }

    @Test
    void whileCallsComeInCompanyTheFirstWaitsForTheNext() throws Exception {
        Gathering.Size sociable = SIZE.inCompany(Duration.ofSeconds(3));
        try (Gathering<Integer, String> gathering = new Gathering<>("test", sociable, wish -> wish, this::print)) {
            gathering.call(0);
            awaitFirst();
            gathering.call(1);
            CompletableFuture<String> company = gathering.call(2).toCompletableFuture();
            open.countDown();
            company.get(30, TimeUnit.SECONDS);

            gathering.call(3);
            CompletableFuture<String> next = gathering.call(4).toCompletableFuture();

            assertThat(next.get(30, TimeUnit.SECONDS)).isEqualTo("no. 4");
            assertThat(portions).containsExactly(List.of(0), List.of(1, 2), List.of(3, 4));
        }
    }

    @Test
    void aCallThatIsAloneWaitsForNobody() throws Exception {
        Gathering.Size sociable = SIZE.inCompany(Duration.ofMinutes(1));
        open.countDown();
        try (Gathering<Integer, String> gathering = new Gathering<>("test", sociable, wish -> wish, this::print)) {
            for (int wish = 0; wish < 3; wish++) {
                assertThat(gathering.call(wish).toCompletableFuture().get(30, TimeUnit.SECONDS))
                        .isEqualTo("no. " + wish);
            }
        }
    }

    @Test
    void aPortionThatFailsIsServedOneByOneSoThatOnlyTheCulpritSuffers() throws Exception {
        try (Gathering<Integer, String> gathering = new Gathering<>("test", SIZE, wish -> wish, wishes -> {
            List<String> answers = print(wishes);
            if (wishes.contains(2)) {
                throw new IllegalStateException("not 2");
            }
            return answers;
        })) {
            gathering.call(0);
            awaitFirst();
            CompletableFuture<String> one = gathering.call(1).toCompletableFuture();
            CompletableFuture<String> two = gathering.call(2).toCompletableFuture();
            CompletableFuture<String> three = gathering.call(3).toCompletableFuture();
            open.countDown();

            assertThat(one.get(30, TimeUnit.SECONDS)).isEqualTo("no. 1");
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> two.get(30, TimeUnit.SECONDS))
                    .withMessageContaining("not 2");
            assertThat(three.get(30, TimeUnit.SECONDS)).isEqualTo("no. 3");
        }
    }

    @Test
    void servesCallsOfOneKeyOneAfterAnother() throws Exception {
        try (Gathering<Integer, String> gathering = new Gathering<>("test", SIZE, wish -> wish % 10, this::print)) {
            gathering.call(0);
            awaitFirst();
            gathering.call(1);
            gathering.call(11);
            gathering.call(2);
            CompletableFuture<String> last = gathering.call(21).toCompletableFuture();
            open.countDown();

            assertThat(last.get(30, TimeUnit.SECONDS)).isEqualTo("no. 21");
            assertThat(portions).containsExactly(List.of(0), List.of(1, 2), List.of(11), List.of(21));
        }
    }

    @Test
    void refusesWhatIsMoreThanMayWait() throws Exception {
        try (Gathering<Integer, String> gathering =
                new Gathering<>("test", new Gathering.Size(1, 10, 2), wish -> wish, this::print)) {
            gathering.call(0);
            awaitFirst();
            CompletableFuture<String> last = gathering.call(1).toCompletableFuture();
            gathering.call(2);

            assertThatThrownBy(() -> gathering.call(3)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(
                            problem.type().status())
                    .isEqualTo(503));
            open.countDown();
            assertThat(last.get(30, TimeUnit.SECONDS)).isEqualTo("no. 1");
        }
    }

    @Test
    void tellsWhoHasWaitedForTooLongToComeAgainAndDoesNothingForThem() throws Exception {
        Gathering.Size impatient = new Gathering.Size(1, 10, 20, Duration.ofSeconds(1));
        try (Gathering<Integer, String> gathering = new Gathering<>("test", impatient, wish -> wish, this::print)) {
            CompletableFuture<String> first = gathering.call(0).toCompletableFuture();
            awaitFirst();
            CompletableFuture<String> late = gathering.call(1).toCompletableFuture();
            Thread.sleep(1_200);
            open.countDown();

            assertThat(first.get(30, TimeUnit.SECONDS)).as("began in time").isEqualTo("no. 0");
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> late.get(30, TimeUnit.SECONDS))
                    .havingCause()
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.type().status()).isEqualTo(503));
            assertThat(gathering.call(2).toCompletableFuture().get(30, TimeUnit.SECONDS))
                    .isEqualTo("no. 2");
            assertThat(portions).containsExactly(List.of(0), List.of(2));
        }
    }

    @Test
    void anErrorFailsItsCallAndTheNextOneIsServed() throws Exception {
        open.countDown();
        try (Gathering<Integer, String> gathering = new Gathering<>("test", SIZE, wish -> wish, wishes -> {
            if (wishes.contains(1)) {
                throw new AssertionError("not 1");
            }
            return print(wishes);
        })) {
            CompletableFuture<String> one = gathering.call(1).toCompletableFuture();

            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> one.get(30, TimeUnit.SECONDS))
                    .withMessageContaining("not 1");
            assertThat(gathering.call(2).toCompletableFuture().get(30, TimeUnit.SECONDS))
                    .isEqualTo("no. 2");
        }
    }

    @Test
    void aCallWhoseKeyCannotBeReadFailsAndTheNextOneIsServed() throws Exception {
        open.countDown();
        try (Gathering<Integer, String> gathering = new Gathering<>("test", SIZE, wish -> 10 / wish, this::print)) {
            CompletableFuture<String> none = gathering.call(0).toCompletableFuture();

            assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> none.get(30, TimeUnit.SECONDS));
            assertThat(gathering.call(2).toCompletableFuture().get(30, TimeUnit.SECONDS))
                    .isEqualTo("no. 2");
        }
    }

    @Test
    void servesThoseWhoWaitWhenItCloses() throws Exception {
        Gathering<Integer, String> gathering = new Gathering<>("test", SIZE, wish -> wish, this::print);
        gathering.call(0);
        awaitFirst();
        CompletableFuture<String> waiting = gathering.call(1).toCompletableFuture();
        open.countDown();

        gathering.close();

        assertThat(waiting.get(30, TimeUnit.SECONDS)).isEqualTo("no. 1");
        assertThatThrownBy(() -> gathering.call(2)).isInstanceOf(Problem.class);
    }

    private List<String> print(List<Integer> wishes) {
        portions.add(wishes);
        try {
            open.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return wishes.stream().map(wish -> "no. " + wish).toList();
    }

    private void awaitFirst() throws InterruptedException {
        while (portions.isEmpty()) {
            Thread.sleep(1);
        }
    }
}
