package by.pavilion.logistics.rest;

import by.pavilion.identity.Role;
import by.pavilion.logistics.rest.TrackingAnswer.Line;
import by.pavilion.logistics.tracking.CarrierCodes;
import by.pavilion.logistics.tracking.CarrierCodes.Meanings;
import by.pavilion.logistics.tracking.Outcome;
import by.pavilion.logistics.tracking.TakeReports;
import by.pavilion.logistics.tracking.Told;
import by.pavilion.shared.rest.Language;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What forwarders and aggregators tell of parcels, containers and wagons: many things at once, each of which stands for itself.
 * Told twice, a thing counts once, so that a batch without an answer can be sent again as it was.
 */
@Path("/api/v1/logistics/tracking-events")
@RolesAllowed(Role.CONNECTOR)
class TrackingEventsResource {
    private final TakeReports takeReports;
    private final CarrierCodes carrierCodes;
    private final Language language;
    private final Clock clock;

    TrackingEventsResource(TakeReports takeReports, CarrierCodes carrierCodes, Language language, Clock clock) {
        this.takeReports = takeReports;
        this.carrierCodes = carrierCodes;
        this.language = language;
        this.clock = clock;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, "text/csv"})
    @Produces(MediaType.APPLICATION_JSON)
    public TrackingAnswer take(@Context HttpHeaders headers, byte[] body) {
        MediaType type = headers.getMediaType();
        if (type == null) {
            throw new NotSupportedException();
        }
        boolean isCsv = type.getSubtype().equals("csv");
        List<TrackingCells> lines = isCsv ? TrackingBatch.csv(body) : TrackingBatch.json(body);
        Meanings meanings = carrierCodes.meanings(lines.stream()
                .flatMap(line -> TrackingLine.scheme(line).stream())
                .collect(Collectors.toSet()));
        Instant now = clock.instant();
        List<TrackingLine> read = lines.stream()
                .map(line -> TrackingLine.read(line, meanings, now))
                .toList();
        List<Told> told =
                read.stream().flatMap(line -> Stream.ofNullable(line.told())).toList();
        List<Outcome> outcomes = takeReports.take(told);
        List<Line> answers = new ArrayList<>();
        int next = 0;
        for (int place = 0; place < read.size(); place++) {
            TrackingLine line = read.get(place);
            answers.add(
                    line.told() == null
                            ? Line.refused(line, place, line.errors(), language.tag())
                            : Line.of(line, place, Objects.requireNonNull(outcomes.get(next++)), language.tag()));
        }
        return new TrackingAnswer(answers);
    }
}
