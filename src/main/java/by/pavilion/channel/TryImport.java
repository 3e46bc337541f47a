package by.pavilion.channel;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Tries to import orders. Whatever goes wrong with one must not hold up the others, so it is put off. */
@ApplicationScoped
class TryImport {
    private static final Logger LOG = Logger.getLogger(TryImport.class);

    private final ImportProgress progress;

    TryImport(ImportProgress progress) {
        this.progress = progress;
    }

    /** A part of an import. */
    interface Attempt {
        void make() throws ChannelFault;
    }

    void of(ChannelOrder order, Attempt attempt) {
        try {
            attempt.make();
        } catch (ChannelFault fault) {
            failed(order, fault);
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "order=%s is not imported", order.order().key());
            progress.failed(order, ChannelFault.ofOurs(fault.getClass().getSimpleName()));
        }
    }

    void failed(ChannelOrder order, ChannelFault fault) {
        LOG.warnf("order=%s is not imported yet: %s", order.order().key(), fault.getMessage());
        progress.failed(order, fault);
    }
}
