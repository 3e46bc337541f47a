package by.pavilion.channel;

import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Reports the parcels of an order once more that were refused, because a person says so. */
@ApplicationScoped
public class ReportAgain {
    private final ParcelReportStore reports;
    private final Workers workers;
    private final Clock clock;

    ReportAgain(ParcelReportStore reports, Workers workers, Clock clock) {
        this.reports = reports;
        this.workers = workers;
        this.clock = clock;
    }

    @Transactional
    public void report(ExternalOrder order) {
        reports.again(order, clock.instant());
        workers.wake(ReportParcels.NAME);
    }
}
