package by.pavilion.logistics.formcarrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import by.pavilion.logistics.Location;
import by.pavilion.logistics.Precision;
import by.pavilion.logistics.TrackingCode;
import by.pavilion.logistics.TrackingNotice;
import by.pavilion.logistics.Trouble;
import by.pavilion.logistics.UnreadableNotice;
import by.pavilion.logistics.tracking.CarrierCodes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Routes as lists of states and local times; what the states mean is data, hence the application. */
@QuarkusTest
class RouteTest {
    private static final Instant NOW = Instant.parse("2026-11-12T04:00:00Z");
    private static final String ROUTE = """
            [{"time":"2026-11-12 10:30:00","status":"14","context":"客户拒收","areaName":"海口"},
             {"time":"2026-11-12 09:00:00","status":5,"context":"正在派送"},
             {"time":"2026-11-11 20:15:07","status":"1"}]""";

    @Inject
    CarrierCodes codes;

    @Test
    void isReadFromItsOldestEntryOn() throws Exception {
        List<TrackingNotice> notices = read(ROUTE);

        assertThat(notices)
                .extracting(TrackingNotice::code)
                .containsExactly(TrackingCode.PICKED_UP, TrackingCode.OUT_FOR_DELIVERY, TrackingCode.EXCEPTION);
        assertThat(notices)
                .extracting(TrackingNotice::occurredAt)
                .containsExactly(
                        Instant.parse("2026-11-11T12:15:07Z"),
                        Instant.parse("2026-11-12T01:00:00Z"),
                        Instant.parse("2026-11-12T02:30:00Z"));
        TrackingNotice last = notices.get(2);
        assertThat(last.trouble()).isEqualTo(Trouble.REFUSED);
        assertThat(last.rawCode()).isEqualTo("14");
        assertThat(last.rawText()).isEqualTo("客户拒收");
        assertThat(last.rawTime()).isEqualTo("2026-11-12 10:30:00");
        assertThat(last.precision()).isEqualTo(Precision.ASSUMED_ZONE);
        assertThat(last.offset()).isEqualTo(ZoneOffset.ofHours(8));
        assertThat(last.location()).isEqualTo(new Location("海口", "CN"));
        assertThat(notices).allMatch(TrackingNotice::lastMile).allMatch(notice -> notice.waybillNumber()
                .equals("SX1"));
    }

    @Test
    void namesAnEntryByItsWords() throws Exception {
        List<String> first = ids(ROUTE);

        assertThat(ids(ROUTE)).isEqualTo(first).doesNotHaveDuplicates();
        assertThat(ids(ROUTE.replace("正在派送", "派送中")))
                .hasSize(3)
                .contains(first.get(0), first.get(2))
                .doesNotContain(first.get(1));
    }

    @Test
    void keepsAStateThatItDoesNotKnow() throws Exception {
        TrackingNotice notice =
                read("[{\"time\":\"2026-11-12 10:30:00\",\"status\":\"777\"}]").get(0);

        assertThat(notice.code()).isEqualTo(TrackingCode.OTHER);
        assertThat(notice.rawCode()).isEqualTo("777");
        assertThat(notice.trouble()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-12 09:00:00, 2026-11-12, /data/1/time",
        "2026-11-12 09:00:00, 2026-02-30 09:00:00, /data/1/time",
        "2026-11-12 09:00:00, 1999-11-12 09:00:00, /data/1/time",
        "2026-11-12 09:00:00, 2026-11-12 14:00:00, /data/1/time",
        "2026-11-12 09:00:00, '', /data/1/time",
        "14, ' ', /data/0/status"
    })
    void namesWhatItCannotRead(String good, String bad, String pointer) {
        assertThatThrownBy(() -> read(ROUTE.replace("\"" + good + "\"", "\"" + bad + "\"")))
                .isInstanceOfSatisfying(
                        UnreadableNotice.class, e -> assertThat(e.pointer()).isEqualTo(pointer));
    }

    @Test
    void refusesWhatIsNoList() {
        assertThatThrownBy(() -> read("{}")).isInstanceOf(UnreadableNotice.class);
        assertThatThrownBy(() -> read("[" + "{},".repeat(1000) + "{}]")).isInstanceOf(UnreadableNotice.class);
        assertThatThrownBy(() -> read("[5]")).isInstanceOf(UnreadableNotice.class);
    }

    private List<String> ids(String route) throws Exception {
        return read(route).stream().map(TrackingNotice::eventId).toList();
    }

    private List<TrackingNotice> read(String route) throws JsonProcessingException, UnreadableNotice {
        return Route.read(new ObjectMapper().readTree(route), "SX1", codes.meanings(Set.of(Route.SCHEME)), NOW);
    }
}
