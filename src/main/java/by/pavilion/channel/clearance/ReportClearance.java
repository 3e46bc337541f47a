package by.pavilion.channel.clearance;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.Channels;
import by.pavilion.channel.ClearanceOut;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.channel.Pauses;
import by.pavilion.channel.ShopAccess;
import by.pavilion.channel.ShopTurns;
import by.pavilion.channel.Shops;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import by.pavilion.customs.CustomsDistricts;
import by.pavilion.ordering.Orders;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Workers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** Tells marketplaces of the steps that are due, each shop on a thread of its own. Telling one twice changes nothing. */
@ApplicationScoped
class ReportClearance implements BackgroundWork {
    static final String NAME = "channel-clearance";
    private static final Logger LOG = Logger.getLogger(ReportClearance.class);
    private static final int PORTION = 20;
    private static final int SHOPS_AT_ONCE = 16;

    private final ClearanceStore store;
    private final Channels channels;
    private final Shops shops;
    private final Orders orders;
    private final CustomsDistricts districts;
    private final Pauses pauses;
    private final ChannelCases cases;
    private final Clock clock;
    private final ShopTurns turns;

    ReportClearance(
            ClearanceStore store,
            Channels channels,
            Shops shops,
            Orders orders,
            CustomsDistricts districts,
            Pauses pauses,
            ChannelCases cases,
            Clock clock,
            Workers workers) {
        this.store = store;
        this.channels = channels;
        this.shops = shops;
        this.orders = orders;
        this.districts = districts;
        this.pauses = pauses;
        this.cases = cases;
        this.clock = clock;
        this.turns = new ShopTurns(NAME, SHOPS_AT_ONCE, () -> workers.wake(NAME));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int doSome() {
        List<ShopTurns.Turn> due =
                QuarkusTransaction.requiringNew().call(() -> store.dueShops(clock.instant(), ShopTurns.LOOK));
        return turns.begin(due, this::reportOf);
    }

    private int reportOf(ShopTurns.Turn shop, BooleanSupplier mayGoOn) {
        List<ClearanceReport> due =
                QuarkusTransaction.requiringNew().call(() -> store.due(shop, clock.instant(), PORTION));
        return ShopTurns.each(due, this::reportOne, mayGoOn);
    }

    @PreDestroy
    void stop() {
        turns.stop();
    }

    /** Whatever goes wrong with one order must not hold up the others, so it is put off. */
    private void reportOne(ClearanceReport report) {
        try {
            ShopAccess shop = shops.access(
                            report.order().channel(), report.order().shopId())
                    .orElseThrow(() -> new ChannelFault(ChannelFault.Kind.STOP, "the shop is not connected"));
            channels.require(report.order().channel(), ClearanceOut.class)
                    .report(shop, report.order().externalOrderId(), news(report));
            QuarkusTransaction.requiringNew().run(() -> {
                store.change(report, "REPORTED", null, null);
                cases.close(about(report), ChannelCases.OVER);
            });
        } catch (ChannelFault fault) {
            LOG.warnf("order=%s %s is not reported: %s", report.order().key(), report.step(), fault.getMessage());
            failed(report, fault);
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "order=%s %s is not reported", report.order().key(), report.step());
            failed(report, ChannelFault.ofOurs(fault.getClass().getSimpleName()));
        }
    }

    private ClearanceOut.News news(ClearanceReport report) {
        return new ClearanceOut.News(report.step(), report.happenedAt(), report.detail(), districtOf(report));
    }

    /** Which customs it was that has sent the list back. */
    private Optional<String> districtOf(ClearanceReport report) {
        ExternalOrder order = report.order();
        return report.step() == ClearanceOut.Step.CLEARANCE_FAILED
                ? orders.findExternal(order.channel(), order.shopId(), order.externalOrderId())
                        .flatMap(ours -> districts.of(ours.mode()))
                : Optional.empty();
    }

    private void failed(ClearanceReport report, ChannelFault fault) {
        QuarkusTransaction.requiringNew().run(() -> {
            switch (fault.kind()) {
                case REFUSED -> store.change(report, "REFUSED", fault.reason(), null);
                case RETRY, WAIT, STOP ->
                    store.change(
                            report,
                            "WANTED",
                            fault.reason(),
                            clock.instant().plus(pauses.after(fault.kind(), report.attempts())));
            }
            if (pauses.isForAPerson(fault, report.attempts())) {
                cases.open(about(report), Optional.empty(), fault.reason(), Optional.empty());
            }
        });
    }

    private static ChannelCases.About about(ClearanceReport report) {
        return new ChannelCases.About(
                report.order().channel(), report.order().shopId(), Trouble.CLEARANCE_REFUSED, report.subject());
    }
}
