package by.pavilion.logistics.tracking;

import by.pavilion.logistics.ParcelOfShipment;
import by.pavilion.logistics.RecordTracking;
import by.pavilion.logistics.RecordTracking.Seen;
import by.pavilion.logistics.Sighting;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lets every parcel in a container hear what was told of the container, a portion of parcels in one transaction, one report after
 * the other. What was taken back before it was told comes with its withdrawal. A portion that is done twice changes nothing the
 * second time.
 */
@ApplicationScoped
class SpreadReports implements BackgroundWork {
    static final String NAME = "logistics-spread";
    private static final int PORTION = 200;

    private final ReportStore reports;
    private final RecordTracking recordTracking;

    SpreadReports(ReportStore reports, RecordTracking recordTracking) {
        this.reports = reports;
        this.recordTracking = recordTracking;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(5);
    }

    @Override
    public int doSome() {
        return Transactions.retrying(() -> {
            Optional<ReportStore.Open> next = reports.next();
            next.ifPresent(this::spread);
            return next.isPresent() ? 1 : 0;
        });
    }

    private void spread(ReportStore.Open open) {
        List<ParcelOfShipment> parcels = reports.inside(open.report(), open.after(), PORTION);
        List<Sighting> told = Stream.concat(
                        Stream.of(open.report().sighting()), reports.takingBack(open.report()).stream())
                .toList();
        recordTracking.record(parcels.stream()
                .flatMap(parcel -> told.stream().map(sighting -> new Seen(parcel, sighting)))
                .toList());
        if (parcels.size() < PORTION) {
            reports.close(open.report());
        } else {
            reports.advance(open.report(), parcels.get(PORTION - 1).parcel().value());
        }
    }
}
