package by.pavilion.channel;

import by.pavilion.shared.BackgroundWork;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Imports wanted orders, several at a time. */
@ApplicationScoped
class ImportOrders implements BackgroundWork {
    static final String NAME = "channel-orders";
    private static final Logger LOG = Logger.getLogger(ImportOrders.class);

    private final ImportProgress progress;
    private final ImportOrder importOrder;
    private final int portion;
    private final ExecutorService threads;

    ImportOrders(ImportProgress progress, ImportOrder importOrder, ChannelConfig config) {
        this.progress = progress;
        this.importOrder = importOrder;
        this.portion = config.parallelImports() * 4;
        this.threads = Executors.newFixedThreadPool(config.parallelImports(), task -> {
            Thread thread = new Thread(task, NAME);
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration interval() {
        return Duration.ofMillis(500);
    }

    @Override
    public int doSome() {
        List<ChannelOrder> due = progress.due(portion);
        CompletableFuture.allOf(due.stream()
                        .map(order -> CompletableFuture.runAsync(() -> importOne(order), threads))
                        .toArray(CompletableFuture[]::new))
                .join();
        return due.size();
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
            progress.failed(
                    order,
                    new ChannelFault(ChannelFault.Kind.RETRY, fault.getClass().getSimpleName()));
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
