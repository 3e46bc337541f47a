package by.pavilion.channel.jd;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JdDoorsTest {
    @Inject
    JdConfig config;

    @Test
    void areThreeHostsAtThePlatformItself() {
        JdDoors doors = JdDoors.of(URI.create("https://api.jd.com/routerjson"), config);

        assertThat(doors.router()).hasToString("https://api.jd.com/routerjson");
        assertThat(doors.rest()).hasToString("https://api-cn.jd.com/rest");
        assertThat(doors.oauth()).hasToString("https://open-oauth.jd.com/oauth2");
    }

    @Test
    void areBelowAnyOtherGateway() {
        JdDoors doors = JdDoors.of(URI.create("http://localhost:8080/sandbox/jd/"), config);

        assertThat(doors.router()).hasToString("http://localhost:8080/sandbox/jd/routerjson");
        assertThat(doors.rest()).hasToString("http://localhost:8080/sandbox/jd/rest");
        assertThat(doors.oauth()).hasToString("http://localhost:8080/sandbox/jd/oauth2");
    }
}
