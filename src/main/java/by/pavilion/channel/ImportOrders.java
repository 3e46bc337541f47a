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
import org.jboss.logging.Logger;

/**
 * Imports wanted orders, several at a time. Each shop has its own turn, and never all of what may be under way at once: one whose
 * marketplace needs ten seconds for an answer leaves room for others.
 */
@ApplicationScoped
class ImportOrders implements BackgroundWork {
    static final String NAME = "channel-orders";
    private static final Logger LOG = Logger.getLogger(ImportOrders.class);
    /** How many orders a turn takes for each that it imports at once. */
    private static final int FOR_EACH = 4;

    private final ImportProgress progress;
    private final ImportOrder importOrder;
    private final int atOnce;
    /** Fair: a shop that comes later gets what is free next. */
    private final Semaphore room;

    private final ExecutorService threads;
    private final ShopTurns turns;

    ImportOrders(ImportProgress progress, ImportOrder importOrder, ChannelConfig config, Workers workers) {
        this.progress = progress;
        this.importOrder = importOrder;
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
        for (ChannelOrder order : due) {
            share.acquireUninterruptibly();
            if (!mayGoOn.getAsBoolean()) {
                break;
            }
            room.acquireUninterruptibly();
            imports.add(
                    CompletableFuture.runAsync(() -> importOne(order), threads).whenComplete((done, fault) -> {
                        room.release();
                        share.release();
                    }));
        }
        CompletableFuture.allOf(imports.toArray(CompletableFuture[]::new)).join();
        return imports.size();
    }

    /** Whatever goes wrong with one order must not hold up the others, so it is put off. */
    private void importOne(ChannelOrder order) {
        try {
            importOrder.run(order);
        } catch (ChannelFault fault) {
            LOG.warnf("order=%s is not imported yet: %s", order.order().key(), fault.getMessage());
            progress.failed(order, fault);
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "order=%s is not imported", order.order().key());
            progress.failed(order, ChannelFault.ofOurs(fault.getClass().getSimpleName()));
        }
    }

    @PreDestroy
    void stop() {
        turns.stop();
        threads.shutdownNow();
    }
}
