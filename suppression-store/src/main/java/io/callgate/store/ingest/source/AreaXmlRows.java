package io.callgate.store.ingest.source;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Canada's list as XML, {@code <list type='full'><ac val='416'><ph val='1234567'/>...}, as rows of
 * area code and number.
 */
public final class AreaXmlRows implements Rows {

    private static final String FULL = "full";
    /** Such a list nests three elements; the parser would keep as many as there are. */
    private static final String DEPTH_MAX = "100";

    private final Charset charset;

    public AreaXmlRows(Charset charset) {
        this.charset = charset;
    }

    @Override
    public void read(Content content, RowSink sink) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty("jdk.xml.maxElementDepth", DEPTH_MAX);
        try {
            // As characters: broken bytes would make the parser print to standard error.
            XMLStreamReader xml = factory.createXMLStreamReader(
                    new InputStreamReader(content.stream(), charset));
            String area = "";
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    area = element(xml, area, sink);
                }
            }
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException cause) {
                throw cause;
            }
            throw new Malformed("broken XML: " + e.getMessage().replaceAll("\\R", " "), e);
        }
    }

    /** @return the area code in force after the element */
    private static String element(XMLStreamReader xml, String area, RowSink sink)
            throws IOException {
        switch (xml.getLocalName()) {
            case "list" -> {
                String type = attribute(xml, "type");
                if (!type.equals(FULL)) {
                    throw new Malformed("a list of type '" + type + "': only full lists are read");
                }
            }
            case "ac" -> {
                return attribute(xml, "val");
            }
            case "ph" -> sink.row(xml.getLocation().getLineNumber(),
                    List.of(area, attribute(xml, "val")));
            default -> sink.reject(xml.getLocation().getLineNumber(),
                    List.of(xml.getLocalName()),
                    "an element that such a list does not have");
        }
        return area;
    }

    private static String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    @Override
    public String description() {
        return "XML, area codes with their numbers";
    }
}
