package by.pavilion.channel.douyin;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.channel.ChannelFault.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DouyinErrorsTest {
    @ParameterizedTest
    @CsvSource({
        "20000,RETRY", "20001,RETRY", "30001,STOP", "30002,STOP", "40001,STOP", "40002,REFUSED", "40003,STOP",
        "40004,REFUSED", "50001,STOP", "50002,REFUSED", "60000,WAIT", "70000,STOP", "80000,STOP", "90000,RETRY",
        "12345,RETRY"
    })
    void knowsWhatToDo(int code, Kind kind) {
        assertThat(DouyinErrors.kindOf(code)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "40003,isv.access-token-expired,true",
        "40003,isv.access-token-no-existed,true",
        "40003,isv.signature-invalid,false",
        "50002,isv.access-token-expired,false"
    })
    void knowsWhenANewTokenMayHelp(int code, String subCode, boolean tokenTrouble) {
        assertThat(DouyinErrors.isTokenTrouble(code, subCode)).isEqualTo(tokenTrouble);
    }
}
