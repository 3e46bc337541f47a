package by.pavilion.channel;

import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Workers;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/**
 * Imports wanted orders, several portions at a time. Each shop has its own turn, and never all of what may be under way at once:
 * one whose marketplace needs ten seconds for an answer leaves room for others.
 */
@ApplicationScoped
class ImportOrders implements BackgroundWork {
    static final String NAME = "channel-orders";
    /** How many orders a turn takes for each portion that it imports at once. */
    private static final int FOR_EACH = 2 * ImportTogether.MOST;

    private final ImportProgress progress;
    private final ImportTogether importTogether;
    private final int atOnce;
    /** Fair: a shop that comes later gets what is free next. */
    private final Semaphore room;

    private final ExecutorService threads;
    private final ShopTurns turns;

    ImportOrders(ImportProgress progress, ImportTogether importTogether, ChannelConfig config, Workers workers) {
        this.progress = progress;
        this.importTogether = importTogether;
        this.atOnce = config.parallelImports();
        this.room = new Semaphore(atOnce, true);
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, NAME);
            thread.setDaemon(true);
            return thread;
        });
        this.turns = new ShopTurns(NAME, atOnce, () -> workers.wake(NAME));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration interval() {
        return Duration.ofMillis(500);
    }

    /** Shops that wait at the same moment share what may be imported at once; one that is alone leaves a place for the next. */
    @Override
    public int doSome() {
        List<ShopTurns.Turn> shops = progress.dueShops(ShopTurns.LOOK);
        int ofEach = Math.max(1, Math.min(atOnce - 1, atOnce / Math.max(1, shops.size())));
        return turns.begin(shops, (shop, mayGoOn) -> importOf(shop, ofEach, mayGoOn));
    }

    private int importOf(ShopTurns.Turn shop, int together, BooleanSupplier mayGoOn) {
        List<ChannelOrder> due = progress.due(shop, together * FOR_EACH);
        Semaphore share = new Semaphore(together);
        List<CompletableFuture<Void>> imports = new ArrayList<>();
        for (List<ChannelOrder> portion : portions(due, together)) {
            share.acquireUninterruptibly();
            if (!mayGoOn.getAsBoolean()) {
                break;
            }
            room.acquireUninterruptibly();
            imports.add(CompletableFuture.runAsync(() -> importTogether.run(portion), threads)
                    .whenComplete((done, fault) -> {
                        room.release();
                        share.release();
                    }));
        }
        CompletableFuture.allOf(imports.toArray(CompletableFuture[]::new)).join();
        return imports.size();
    }

    /**
     * What is imported at a time, in the order in which it is due: as soon as there are more fresh orders than places, several of
     * them together. Any other is looked at alone.
     */
    static List<List<ChannelOrder>> portions(List<ChannelOrder> due, int places) {
        long fresh = due.stream().filter(ImportTogether::isFresh).count();
        long most = Math.min(ImportTogether.MOST, (fresh + places - 1) / places);
        List<List<ChannelOrder>> portions = new ArrayList<>();
        List<ChannelOrder> together = new ArrayList<>();
        for (ChannelOrder order : due) {
            if (!ImportTogether.isFresh(order)) {
                portions.add(List.of(order));
                continue;
            }
            if (together.isEmpty()) {
                portions.add(together);
            }
            together.add(order);
            if (together.size() >= most) {
                together = new ArrayList<>();
            }
        }
        return portions;
    }

    @PreDestroy
    void stop() {
        turns.stop();
        threads.shutdownNow();
    }
}
