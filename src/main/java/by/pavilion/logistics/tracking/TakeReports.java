package by.pavilion.logistics.tracking;

import by.pavilion.logistics.NumberedParcel;
import by.pavilion.logistics.RecordTracking;
import by.pavilion.logistics.RecordTracking.Seen;
import by.pavilion.logistics.Sighting;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Transactions;
import by.pavilion.shared.Workers;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Takes what forwarders and aggregators tell, many things at once, each of which stands for itself. */
@ApplicationScoped
public class TakeReports {
    private static final Outcome RECORDED = new Outcome.Recorded();
    private static final Outcome KNOWN = new Outcome.Known();

    private final RecordTracking recordTracking;
    private final ReportStore reports;
    private final List<EquipmentWatch> watches;
    private final Workers workers;
    private final Ids ids;

    TakeReports(
            RecordTracking recordTracking,
            ReportStore reports,
            @All List<EquipmentWatch> watches,
            Workers workers,
            Ids ids) {
        this.recordTracking = recordTracking;
        this.reports = reports;
        this.watches = watches;
        this.workers = workers;
        this.ids = ids;
    }

    /** One transaction for all; the outcomes in their order. */
    public List<Outcome> take(List<Told> told) {
        return Transactions.retrying(() -> {
            List<Outcome> outcomes = new ArrayList<>(Collections.nCopies(told.size(), KNOWN));
            ofParcels(told, outcomes);
            ofEquipment(told, outcomes);
            return outcomes;
        });
    }

    /** Keeps what we tell ourselves of a departure, in the caller's transaction. */
    public void ofDeparture(long departure, Sighting sighting) {
        if (!reports.insert(List.of(new Report(ids.next(), departure, EquipmentWatch.WHOLE, sighting)))
                .isEmpty()) {
            tellWatches(departure, List.of(sighting));
            workers.wake(SpreadReports.NAME);
        }
    }

    private void ofParcels(List<Told> told, List<Outcome> outcomes) {
        Map<String, List<NumberedParcel>> parcels = recordTracking
                .parcelsUnder(told.stream()
                        .filter(one -> one.subject() instanceof Told.Parcel)
                        .map(one -> one.subject().number())
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.groupingBy(NumberedParcel::trackingNumber));
        List<Seen> seen = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < told.size(); place++) {
            if (told.get(place).subject() instanceof Told.Parcel wanted) {
                List<NumberedParcel> found = meant(wanted, parcels.getOrDefault(wanted.number(), List.of()));
                if (found.size() == 1) {
                    seen.add(new Seen(found.get(0).parcel(), told.get(place).sighting()));
                    places.add(place);
                } else {
                    outcomes.set(
                            place,
                            found.isEmpty()
                                    ? refused(FieldError.of("/trackingNumber", "unknown-tracking-number"))
                                    : refused(FieldError.of("/carrier", "several-carriers")));
                }
            }
        }
        List<Boolean> isNew = recordTracking.record(seen);
        for (int index = 0; index < places.size(); index++) {
            outcomes.set(places.get(index), isNew.get(index) ? RECORDED : KNOWN);
        }
    }

    /** Numbers of what is sent back are as people have typed them: without a carrier's name they are meant last. */
    private static List<NumberedParcel> meant(Told.Parcel wanted, List<NumberedParcel> sameNumber) {
        String carrier = wanted.carrier();
        if (carrier != null) {
            return sameNumber.stream()
                    .filter(parcel -> parcel.carrier().equals(carrier))
                    .toList();
        }
        List<NumberedParcel> ofAdapters =
                sameNumber.stream().filter(parcel -> !parcel.isSentBack()).toList();
        return ofAdapters.isEmpty() ? sameNumber : ofAdapters;
    }

    private void ofEquipment(List<Told> told, List<Outcome> outcomes) {
        Map<String, List<ReportStore.Unit>> containers = reports.containers(numbers(told, Told.Container.class));
        Map<String, List<ReportStore.Unit>> wagons = reports.onWagons(numbers(told, Told.Wagon.class));
        Map<ReportStore.Name, Long> takenBack = reports.departuresOf(told.stream()
                .filter(one -> !(one.subject() instanceof Told.Parcel))
                .flatMap(one -> retracted(one.sighting()).stream())
                .collect(Collectors.toSet()));
        List<Report> kept = new ArrayList<>();
        for (int place = 0; place < told.size(); place++) {
            Told one = told.get(place);
            if (one.subject() instanceof Told.Parcel) {
                continue;
            }
            boolean isContainer = one.subject() instanceof Told.Container;
            List<ReportStore.Unit> units = (isContainer ? containers : wagons)
                    .getOrDefault(one.subject().number(), List.of());
            Optional<Long> departure = retracted(one.sighting())
                    .map(takenBack::get)
                    .filter(known -> units.stream().anyMatch(unit -> unit.departure() == known))
                    .or(() -> ReportStore.Unit.departureAt(units, one.sighting().occurredAt()));
            if (departure.isEmpty()) {
                outcomes.set(
                        place,
                        isContainer
                                ? refused(FieldError.of("/containerNumber", "unknown-container"))
                                : refused(FieldError.of("/wagonNumber", "unknown-wagon")));
            } else {
                List<Report> ofUnits = units.stream()
                        .filter(unit -> unit.departure() == departure.get())
                        .map(unit -> new Report(ids.next(), unit.departure(), unit.id(), one.sighting()))
                        .toList();
                List<Report> fresh = reports.insert(ofUnits);
                outcomes.set(place, fresh.isEmpty() ? KNOWN : RECORDED);
                kept.addAll(fresh);
            }
        }
        kept.stream()
                .collect(Collectors.groupingBy(
                        Report::departure, TreeMap::new, Collectors.mapping(Report::sighting, Collectors.toList())))
                .forEach(this::tellWatches);
        if (!kept.isEmpty()) {
            workers.wake(SpreadReports.NAME);
        }
    }

    private void tellWatches(long departure, List<Sighting> news) {
        reports.lockDeparture(departure); // before it is read what was told: two may be told of two containers at once
        List<EquipmentWatch.Move> moves = reports.moves(departure);
        watches.forEach(watch -> watch.told(departure, moves, news));
    }

    private static Optional<ReportStore.Name> retracted(Sighting sighting) {
        return Optional.ofNullable(sighting.retracts()).map(wrong -> new ReportStore.Name(sighting.party(), wrong));
    }

    private static List<String> numbers(List<Told> told, Class<? extends Told.Subject> kind) {
        return told.stream()
                .map(Told::subject)
                .filter(kind::isInstance)
                .map(Told.Subject::number)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static Outcome refused(FieldError error) {
        return new Outcome.Refused(error);
    }
}
