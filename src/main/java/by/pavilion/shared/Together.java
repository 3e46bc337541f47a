package by.pavilion.shared;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Makes calls to firms side by side, a few at a time, and waits for all of them. */
public final class Together implements AutoCloseable {
    private final ExecutorService threads;

    /**
     * @param name of the threads
     * @param atATime how many calls are under way at once
     */
    public Together(String name, int atATime) {
        this.threads = Executors.newFixedThreadPool(atATime, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Calls for each, and gives the answers in their order. A call must not throw: what went wrong is an answer, too. */
    public <C, R> List<R> each(List<C> wishes, Function<C, R> call) {
        List<CompletableFuture<R>> calls = wishes.stream()
                .map(wish -> CompletableFuture.supplyAsync(() -> call.apply(wish), threads))
                .toList();
        return calls.stream().map(CompletableFuture::join).toList();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
