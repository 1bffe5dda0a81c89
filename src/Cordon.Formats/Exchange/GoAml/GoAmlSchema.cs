using System.Xml;
using System.Xml.Schema;
using Cordon.Core.Values;

namespace Cordon.Formats.Exchange.GoAml;

/// <summary>
/// A country's goAML schema, from the file that its financial intelligence unit hands out: none comes with Cordon, since it may not be passed on. Nothing is
/// fetched for it: no DTD, no entities, no other files.
/// </summary>
public sealed class GoAmlSchema
{
    private const int FaultsShownMax = 5;
    private const int MessageCharactersMax = 300;

    private readonly XmlSchemaSet _schemas;

    private GoAmlSchema(XmlSchemaSet schemas) => _schemas = schemas;

    /// <summary>Reads a schema.</summary>
    /// <exception cref="InterchangeException">It is none, or wants something from elsewhere.</exception>
    public static GoAmlSchema Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var faults = new List<string>();
        var schemas = new XmlSchemaSet { XmlResolver = null };
        schemas.ValidationEventHandler += (_, told) => faults.Add(told.Message);
        try
        {
            using var reader = XmlReader.Create(stream, Settings());
            var schema = XmlSchema.Read(reader, (_, told) => faults.Add($"line {told.Exception.LineNumber}: {told.Message}"));
            if (schema?.Includes.Count > 0)
            {
                throw new InterchangeException("The schema takes in other files, which are not fetched: put it into one");
            }

            if (schema is not null)
            {
                schemas.Add(schema);
                schemas.Compile();
            }
        }
        catch (Exception fault) when (fault is XmlException or XmlSchemaException or ArgumentException)
        {
            throw new InterchangeException($"The schema cannot be read: {Short(fault.Message)}", fault);
        }

        return faults.Count == 0 ? new GoAmlSchema(schemas) : throw new InterchangeException($"The schema cannot be read: {Short(faults[0])}");
    }

    /// <summary>Holds a report against the schema.</summary>
    /// <exception cref="InterchangeException">It does not fit; the message has the first faults with their lines, and how many there are.</exception>
    public void Validate(Stream report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var faults = new List<string>();
        var count = 0;
        var settings = Settings();
        settings.ValidationType = ValidationType.Schema;
        settings.Schemas = _schemas;
        settings.ValidationFlags = XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (_, told) =>
        {
            count++;
            if (faults.Count < FaultsShownMax)
            {
                faults.Add($"line {told.Exception.LineNumber}: {Short(told.Message)}");
            }
        };
        try
        {
            using var reader = XmlReader.Create(report, settings);
            while (reader.Read())
            {
                // The handler is told.
            }
        }
        catch (XmlException fault)
        {
            throw new InterchangeException($"The report is no XML: {Short(fault.Message)}", fault);
        }

        if (count > 0)
        {
            throw new InterchangeException($"The report does not fit the schema, {count} times: {string.Join("; ", faults)}");
        }
    }

    internal static XmlReaderSettings Settings() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = InterchangeLimits.XmlCharactersMax,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private static string Short(string message) => VisibleText.Of(message[..Math.Min(message.Length, MessageCharactersMax)]);
}
