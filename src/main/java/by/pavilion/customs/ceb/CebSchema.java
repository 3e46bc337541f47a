package by.pavilion.customs.ceb;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Checks messages against our schema of them, {@code customs/ceb-202205.xsd}. */
public final class CebSchema {
    private static final String RESOURCE = "customs/ceb-202205.xsd";
    private static final int MOST_FAULTS = 20;
    private static final Pattern RULE = Pattern.compile("^(cvc-[a-z-]+)");
    private static final Pattern ELEMENT = Pattern.compile("element '\\{?\"?(?:[^'\"]*[\":])?(\\w+)\\}?'");

    private final Schema schema;

    /** One for each thread: making a validator, with its parser and tables, takes longer than checking a message. */
    private final ThreadLocal<Validator> validators = ThreadLocal.withInitial(this::newValidator);

    public CebSchema() {
        URL resource = CebSchema.class.getClassLoader().getResource(RESOURCE);
        if (resource == null) {
            throw new IllegalStateException("missing resource " + RESOURCE);
        }
        try {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            schema = factory.newSchema(resource);
        } catch (SAXException e) {
            throw new IllegalStateException(RESOURCE + " is no schema", e);
        }
    }

    /** What is wrong with the message, rule and element without any value; empty when it may be sent. */
    public List<String> faultsIn(byte[] message) {
        List<String> faults = new ArrayList<>();
        Validator validator = validators.get();
        validator.setErrorHandler(new Collector(faults));
        try {
            validator.validate(new StreamSource(new ByteArrayInputStream(message)));
        } catch (SAXException malformed) {
            faults.add("not well-formed XML");
        } catch (IOException e) {
            faults.add("not UTF-8");
        }
        return List.copyOf(faults);
    }

    private Validator newValidator() {
        try {
            Validator validator = schema.newValidator();
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            return validator;
        } catch (SAXException e) {
            throw new IllegalStateException("a validator that cannot be kept from the network", e);
        }
    }

    /** Keeps rule and element of each fault; the parser's own text would quote the value. */
    private record Collector(List<String> faults) implements ErrorHandler {
        @Override
        public void warning(SAXParseException fault) {
            error(fault);
        }

        @Override
        public void error(SAXParseException fault) {
            String text = String.valueOf(fault.getMessage());
            Matcher element = ELEMENT.matcher(text);
            if (faults.size() < MOST_FAULTS && element.find()) {
                Matcher rule = RULE.matcher(text);
                faults.add((rule.find() ? rule.group(1) : "invalid") + " " + element.group(1));
            } else if (faults.isEmpty()) {
                faults.add("invalid");
            }
        }

        @Override
        public void fatalError(SAXParseException fault) throws SAXException {
            throw fault;
        }
    }
}
