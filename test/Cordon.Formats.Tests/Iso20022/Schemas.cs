using System.Xml;
using System.Xml.Schema;

namespace Cordon.Formats.Tests.Iso20022;

/// <summary>Validation by the published schemas (moov-io/iso20022@05aa282, Apache-2.0).</summary>
internal static class Schemas
{
    public static List<string> Faults(string name, string document)
    {
        var faults = new List<string>();
        var schemas = new XmlSchemaSet();
        using var schema = XmlReader.Create(typeof(Schemas).Assembly.GetManifestResourceStream(name + ".xsd")!);
        schemas.Add($"urn:iso:std:iso:20022:tech:xsd:{name}", schema);
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schemas };
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (_, e) => faults.Add(e.Message);
        using var reader = XmlReader.Create(new StringReader(document), settings);
        while (reader.Read())
        {
        }

        return faults;
    }
}
