package by.pavilion.sandbox.scanpay;

import by.pavilion.sandbox.Pushes;
import by.pavilion.sandbox.SandboxConfig;
import by.pavilion.shared.BackgroundWork;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lets buyers scan and pay, money go back, and shops know of it. */
@ApplicationScoped
class ScanSettlement implements BackgroundWork {
    private static final int AT_ONCE = 200;

    private final SandboxConfig config;
    private final ScanBook book;
    private final ScanStore store;
    private final Pushes pushes;
    private final Clock clock;
    private final Map<String, ScanFirm> firms;

    ScanSettlement(
            SandboxConfig config,
            ScanBook book,
            ScanStore store,
            Pushes pushes,
            Clock clock,
            @All List<ScanFirm> firms) {
        this.config = config;
        this.book = book;
        this.store = store;
        this.pushes = pushes;
        this.clock = clock;
        this.firms = firms.stream().collect(Collectors.toMap(ScanFirm::name, Function.identity()));
    }

    @Override
    public String name() {
        return "sandbox-scan-payments";
    }

    @Override
    public Duration interval() {
        return config.enabled() ? config.poll() : Duration.ofHours(1);
    }

    @Override
    public int doSome() {
        return config.enabled()
                ? QuarkusTransaction.requiringNew().call(this::trades)
                        + QuarkusTransaction.requiringNew().call(this::refunds)
                : 0;
    }

    private int trades() {
        Instant now = clock.instant();
        List<Trade> due = store.tradesDue(now, AT_ONCE);
        for (Trade trade : due) {
            if (trade.state() == Trade.State.NOTPAY) {
                Trade paid = book.pay(trade, now);
                if (trade.course() != Course.LATE && trade.course() != Course.LOST) {
                    tell(paid);
                }
            } else {
                tell(trade);
                book.told(trade);
            }
        }
        return due.size();
    }

    private void tell(Trade trade) {
        Pushes.Call call = new Pushes.Call(trade.notifyUrl(), firm(trade.firm()).notice(trade));
        pushes.owe(trade.firm(), Collections.nCopies(trade.course() == Course.TWICE ? 2 : 1, call));
    }

    private int refunds() {
        Instant now = clock.instant();
        List<Refund> due = store.refundsDue(now, AT_ONCE);
        for (Refund refund : due) {
            store.done(refund.id(), now);
            if (refund.course() != Course.LOST) {
                firm(refund.firm())
                        .notice(refund, now)
                        .ifPresent(notice ->
                                pushes.owe(refund.firm(), List.of(new Pushes.Call(refund.notifyUrl(), notice))));
            }
        }
        return due.size();
    }

    private ScanFirm firm(String name) {
        return Objects.requireNonNull(firms.get(name), name);
    }
}
