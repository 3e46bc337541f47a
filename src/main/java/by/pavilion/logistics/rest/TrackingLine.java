package by.pavilion.logistics.rest;

import by.pavilion.logistics.Classifier;
import by.pavilion.logistics.ContainerNumber;
import by.pavilion.logistics.Location;
import by.pavilion.logistics.Sighting;
import by.pavilion.logistics.TrackingCode;
import by.pavilion.logistics.Trouble;
import by.pavilion.logistics.tracking.CarrierCodes.Meaning;
import by.pavilion.logistics.tracking.CarrierCodes.Meanings;
import by.pavilion.logistics.tracking.MadeEventId;
import by.pavilion.logistics.tracking.ReportedTime;
import by.pavilion.logistics.tracking.Told;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.PlainText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line of a batch as it was understood.
 *
 * @param subject the number that it is about, empty where there is none
 * @param told null when something is wrong with it
 */
record TrackingLine(String subject, @Nullable Told told, List<FieldError> errors) {
    private static final Pattern PARTY = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern SCHEME = Pattern.compile("[a-z0-9-]{1,20}");
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9-]{1,60}");
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,100}");
    private static final Pattern WAGON = Pattern.compile("[0-9]{8}|[0-9]{12}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern UNLOCODE = Pattern.compile("[A-Z]{2}[A-Z2-9]{3}");
    private static final int LONGEST_CODE = 60;
    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_PLACE = 200;
    private static final int LONGEST_TIME = 40;

    TrackingLine {
        errors = List.copyOf(errors);
    }

    /** @param meanings of the codes of all schemes in the batch */
    static TrackingLine read(TrackingCells cells, Meanings meanings, Instant now) {
        return new Reading(cells, meanings, now).read();
    }

    /** Whose codes the line uses, where it says so in the form of a scheme. */
    static Optional<String> scheme(TrackingCells cells) {
        return Optional.ofNullable(cells.find("scheme"))
                .filter(scheme -> SCHEME.matcher(scheme).matches());
    }

    /** Collects what is wrong while it reads. */
    private static final class Reading {
        private final TrackingCells cells;
        private final Meanings meanings;
        private final Instant now;
        private final List<FieldError> errors;

        Reading(TrackingCells cells, Meanings meanings, Instant now) {
            this.cells = cells;
            this.meanings = meanings;
            this.now = now;
            this.errors = new ArrayList<>(cells.faults());
        }

        TrackingLine read() {
            Optional<Told.Subject> subject = subject();
            String party = required("source", PARTY);
            Optional<ReportedTime> time = time();
            String retracts = optional("retracts", ID);
            Location location = new Location(
                    cut(cells.find("place"), LONGEST_PLACE),
                    optional("country", COUNTRY),
                    optional("unlocode", UNLOCODE));
            Meaning meaning = meaning(retracts != null, location);
            Trouble named =
                    choice("reason", Trouble.seenOnTheWay(), Trouble::wire).orElse(null);
            Trouble trouble = named == null ? meaning.trouble().orElse(null) : named;
            Classifier classifier =
                    choice("classifier", Classifier.values(), Classifier::name).orElse(Classifier.ACT);
            boolean lastMile = flag("lastMile") || meaning.code().isAtTheDoor();
            time.ifPresent(at -> checkPast(at, classifier));
            subject.filter(what -> !(what instanceof Told.Parcel))
                    .ifPresent(equipment -> checkEquipment(meaning.code(), trouble));
            String eventId = optional("eventId", ID);
            String number = subject.map(Told.Subject::number).orElse("");
            if (!errors.isEmpty() || subject.isEmpty() || party == null || time.isEmpty()) {
                return new TrackingLine(shown(), null, errors);
            }
            String rawCode = Stream.of("rawCode", "code")
                    .map(cells::find)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse("");
            String rawTime = Objects.requireNonNull(cells.find("occurredAt"));
            String text = cells.find("text");
            String id = eventId != null ? eventId : MadeEventId.of(wordsOf(party, number, rawCode));
            Sighting sighting = new Sighting(
                    party,
                    id,
                    meaning.code(),
                    classifier,
                    Objects.requireNonNull(cut(rawCode, LONGEST_CODE)),
                    cut(text, LONGEST_TEXT),
                    cut(rawTime, LONGEST_TIME),
                    time.get().instant(),
                    time.get().offset(),
                    time.get().precision(),
                    location,
                    lastMile,
                    trouble,
                    subject.get() instanceof Told.Parcel ? null : number,
                    retracts);
            return new TrackingLine(number, new Told(subject.get(), sighting), List.of());
        }

        /** All that a line without an id says: what differs in a single word is another thing. */
        private List<String> wordsOf(String party, String number, String rawCode) {
            return Stream.concat(
                            Stream.of(party, number, rawCode),
                            Stream.of(
                                            "occurredAt",
                                            "text",
                                            "code",
                                            "scheme",
                                            "classifier",
                                            "place",
                                            "country",
                                            "unlocode",
                                            "reason",
                                            "retracts",
                                            "lastMile")
                                    .map(name -> Objects.requireNonNullElse(cells.find(name), "")))
                    .toList();
        }

        private void checkPast(ReportedTime time, Classifier classifier) {
            if (classifier == Classifier.ACT && !time.isPast(now)) {
                errors.add(FieldError.of("/occurredAt", "in-the-future"));
            }
        }

        private void checkEquipment(TrackingCode code, @Nullable Trouble trouble) {
            if (!code.isOfEquipment()) {
                errors.add(FieldError.of("/code", "of-parcels-only"));
            }
            if (code == TrackingCode.EXCEPTION && trouble != null && !trouble.isOfEquipment()) {
                errors.add(FieldError.of("/reason", "of-parcels-only"));
            }
        }

        /** Exactly one of three. */
        private Optional<Told.Subject> subject() {
            String parcel = optional("trackingNumber", NUMBER);
            String container = cells.find("containerNumber");
            String wagon = optional("wagonNumber", WAGON);
            if (Stream.of(parcel, container, wagon).filter(Objects::nonNull).count() > 1) {
                errors.add(FieldError.of("/trackingNumber", "one-subject"));
                return Optional.empty();
            }
            if (parcel != null) {
                return Optional.of(new Told.Parcel(parcel, optional("carrier", PARTY)));
            }
            if (wagon != null) {
                return Optional.of(new Told.Wagon(wagon));
            }
            if (container == null) {
                if (shown().isEmpty()) {
                    errors.add(FieldError.of("/trackingNumber", "one-subject"));
                }
                return Optional.empty();
            }
            if (!ContainerNumber.isContainerNumber(container)) {
                errors.add(FieldError.of("/containerNumber", "container-number"));
                return Optional.empty();
            }
            return Optional.of(new Told.Container(container));
        }

        private String shown() {
            return Stream.of("trackingNumber", "containerNumber", "wagonNumber")
                    .map(cells::find)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .map(number -> PlainText.withoutControls(Objects.requireNonNull(cut(number, LONGEST_PLACE))))
                    .orElse("");
        }

        private Optional<ReportedTime> time() {
            String text = cells.find("occurredAt");
            if (text == null) {
                errors.add(FieldError.of("/occurredAt", "required"));
                return Optional.empty();
            }
            Optional<ReportedTime> time = ReportedTime.parse(text);
            if (time.isEmpty()) {
                errors.add(FieldError.of("/occurredAt", "malformed"));
            }
            return time;
        }

        /** Our own code, or what the scheme's means; one that is not known is kept and changes nothing. */
        private Meaning meaning(boolean onlyTakesBack, Location location) {
            String code = cells.find("code");
            String scheme = optional("scheme", SCHEME);
            String rawCode = cells.find("rawCode");
            if (code != null) {
                return new Meaning(TrackingCode.fromWire(code), Optional.empty());
            }
            if (scheme != null && rawCode != null) {
                return meanings.of(scheme, rawCode, location.knownCountry().orElse(""));
            }
            if (!onlyTakesBack) {
                errors.add(FieldError.of("/code", "required"));
            }
            return new Meaning(TrackingCode.OTHER, Optional.empty());
        }

        /** False when absent. Spreadsheets write it in capitals, some in words of their own, which nobody must take for false. */
        private boolean flag(String name) {
            String text = cells.find(name);
            boolean isTrue = "true".equalsIgnoreCase(text);
            if (text != null && !isTrue && !text.equalsIgnoreCase("false")) {
                errors.add(new FieldError("/" + name, "unknown-value", Map.of("allowed", "true, false")));
            }
            return isTrue;
        }

        private <T> Optional<T> choice(String name, T[] values, Function<T, String> print) {
            String text = cells.find(name);
            if (text == null) {
                return Optional.empty();
            }
            Optional<T> chosen = Arrays.stream(values)
                    .filter(value -> print.apply(value).equals(text))
                    .findFirst();
            if (chosen.isEmpty()) {
                String allowed = Arrays.stream(values).map(print).collect(Collectors.joining(", "));
                errors.add(new FieldError("/" + name, "unknown-value", Map.of("allowed", allowed)));
            }
            return chosen;
        }

        private @Nullable String required(String name, Pattern form) {
            if (cells.find(name) == null) {
                errors.add(FieldError.of("/" + name, "required"));
            }
            return optional(name, form);
        }

        private @Nullable String optional(String name, Pattern form) {
            String text = cells.find(name);
            if (text != null && !form.matcher(text).matches()) {
                errors.add(FieldError.of("/" + name, "malformed"));
                return null;
            }
            return text;
        }

        private static @Nullable String cut(@Nullable String text, int length) {
            return text == null ? null : text.substring(0, Math.min(text.length(), length));
        }
    }
}
