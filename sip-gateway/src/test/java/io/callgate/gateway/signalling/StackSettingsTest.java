package io.callgate.gateway.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.nist.core.CommonLogger;
import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import javax.sip.SipException;
import javax.sip.SipFactory;
import javax.sip.SipStack;
import javax.sip.address.Hop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StackSettingsTest {

    private static SipStack stack;

    @BeforeAll
    static void makeAStack() throws SipException {
        stack = SipFactory.getInstance().createSipStack(StackSettings.of("settings-test"));
    }

    @AfterAll
    static void stopIt() {
        stack.stop();
    }

    @Test
    void makesAStackWithoutLog4j() {
        assertThat(stack.getStackName()).isEqualTo("settings-test");
        assertThat(CommonLogger.legacyLogger).isInstanceOf(StackLog.class);
    }

    @Test
    void leavesDialogsAndTheirErrorsToTheOwner() {
        // The stack forces error handling on where dialogs are kept automatically.
        assertThat(((SipStackImpl) stack).isAutomaticDialogErrorHandlingEnabled()).isFalse();
    }

    @Test
    void routesToTheFirstRouteBeforeTheRequestUri() throws Exception {
        Hop hop = hop("sip:a@10.0.0.1", "Route: <sip:10.0.0.2:5070;lr;transport=tcp>\r\n");
        assertThat(hop).hasToString("10.0.0.2:5070/tcp");
    }

    @Test
    void routesToTheRequestUriOnThePortOfSip() throws Exception {
        assertThat(hop("sip:a@10.0.0.1", "")).hasToString("10.0.0.1:5060/UDP");
        assertThat(hop("sip:a@[2001:db8::1]:5070", "")).hasToString("[2001:db8::1]:5070/UDP");
    }

    @Test
    void routesNowhereThatDnsWouldHaveToFind() {
        assertThatThrownBy(() -> hop("sip:a@carrier.example", ""))
                .isInstanceOf(SipException.class);
        assertThatThrownBy(() -> hop("tel:+33612345678", "")).isInstanceOf(SipException.class);
        assertThatThrownBy(() -> hop("sips:a@10.0.0.1", "")).isInstanceOf(SipException.class);
    }

    private Hop hop(String requestUri, String route) throws SipException, ParseException {
        String options = "OPTIONS " + requestUri + " SIP/2.0\r\n" + route
                + "Call-ID: a\r\n\r\n";
        SIPRequest request = (SIPRequest) new StringMsgParser().parseSIPMessage(
                options.getBytes(StandardCharsets.UTF_8), true, false, null);
        return stack.getRouter().getNextHop(request);
    }
}
