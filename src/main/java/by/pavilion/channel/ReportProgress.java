package by.pavilion.channel;

import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import by.pavilion.events.Correlation;
import by.pavilion.events.Event;
import by.pavilion.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an attempt to report a parcel changes, each in a transaction of its own. */
@ApplicationScoped
class ReportProgress {
    /** Longer than any attempt may take: after it the attempt counts as broken off. */
    private static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(2);

    private final ParcelReportStore reports;
    private final ChannelOrderStore orders;
    private final ChannelCases cases;
    private final Outbox outbox;
    private final Pauses pauses;
    private final Clock clock;

    ReportProgress(
            ParcelReportStore reports,
            ChannelOrderStore orders,
            ChannelCases cases,
            Outbox outbox,
            Pauses pauses,
            Clock clock) {
        this.reports = reports;
        this.orders = orders;
        this.cases = cases;
        this.outbox = outbox;
        this.pauses = pauses;
        this.clock = clock;
    }

    @Transactional
    List<ShopTurns.Turn> dueShops(int limit) {
        return reports.dueShops(clock.instant(), limit);
    }

    @Transactional
    List<ParcelReport> due(ShopTurns.Turn shop, int limit) {
        return reports.due(shop, clock.instant(), limit);
    }

    /** Notes that an attempt begins. False when somebody else is at it. */
    @Transactional
    boolean begin(ParcelReport report) {
        return reports.claim(report, clock.instant().plus(LONGEST_ATTEMPT));
    }

    /** The marketplace knows the number. */
    @Transactional
    void reported(ParcelReport report) {
        Instant now = clock.instant();
        ExternalOrder external = report.order();
        ChannelOrder order = orders.lock(orders.find(external).orElseThrow().id());
        if (!reports.change(report, ParcelReport.State.REPORTED, null, null, now)) {
            return;
        }
        cases.close(about(report), ChannelCases.OVER);
        tell(
                report,
                order,
                new ChannelShipmentReported(
                        external.channel(),
                        external.shopId(),
                        external.externalOrderId(),
                        report.orderId(),
                        report.shipmentId(),
                        report.parcelId(),
                        report.carrierCode(),
                        report.trackingNumber(),
                        now));
    }

    /**
     * It did not work: never again when the marketplace refuses it, else after a pause that fits the fault. What does not work
     * for long a person has to see.
     */
    @Transactional
    void failed(ParcelReport report, ChannelFault fault) {
        switch (fault.kind()) {
            case REFUSED -> refused(report, fault.reason());
            case RETRY, WAIT, STOP -> putOff(report, fault);
        }
    }

    private void putOff(ParcelReport report, ChannelFault fault) {
        Instant later = clock.instant().plus(pauses.after(fault.kind(), report.attempts()));
        boolean waits = reports.change(report, ParcelReport.State.WANTED, fault.reason(), later, null);
        if (waits && pauses.isForAPerson(fault, report.attempts())) {
            cases.open(about(report), Optional.of(report.orderId()), fault.reason(), Optional.empty());
        }
    }

    private void refused(ParcelReport report, String reason) {
        ExternalOrder external = report.order();
        ChannelOrder order = orders.lock(orders.find(external).orElseThrow().id());
        if (!reports.change(report, ParcelReport.State.REFUSED, reason, null, null)) {
            return;
        }
        cases.open(about(report), Optional.of(report.orderId()), reason, Optional.empty());
        tell(
                report,
                order,
                new ChannelShipmentReportRefused(
                        external.channel(),
                        external.shopId(),
                        external.externalOrderId(),
                        report.orderId(),
                        report.shipmentId(),
                        report.parcelId(),
                        reason,
                        clock.instant()));
    }

    private void tell(ParcelReport report, ChannelOrder order, Event event) {
        long sequence = orders.nextSequence(order.id());
        Correlation.of(report.correlationId(), () -> {
            outbox.append(event, sequence);
            return sequence;
        });
    }

    private static ChannelCases.About about(ParcelReport report) {
        ExternalOrder order = report.order();
        return new ChannelCases.About(order.channel(), order.shopId(), Trouble.PARCEL_REFUSED, order.externalOrderId());
    }
}
