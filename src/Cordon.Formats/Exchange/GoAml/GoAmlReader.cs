using System.Xml;
using Cordon.Core.Exchange.Release;
using Cordon.Core.Values;
using Cordon.Formats.Exchange.FollowTheMoney;

namespace Cordon.Formats.Exchange.GoAml;

/// <summary>
/// Reads a goAML report, a transaction at a time. Accounts, persons and companies of the same content are one; elements that have no place in the model are
/// counted and told. A report has no marks, so whoever reads it says what may happen to it.
/// </summary>
public static class GoAmlReader
{
    // What says something of the report and nothing of the matter.
    private static readonly string[] OfTheReport =
    [
        "schema_version", "rentity_id", "rentity_branch", "submission_code", "report_code", "submission_date", "report_date", "action",
        "reporting_person", "reporting_user_code", "report_indicators", "location", "fiu_ref_number", "prev_rejected_ref_number", "additional_information",
    ];

    /// <summary>The entities of a report, persons and accounts before the payments that name them.</summary>
    /// <exception cref="InterchangeException">It is no report, a payment lacks what it needs, or no marks were given.</exception>
    public static IReadOnlyList<FtmEntity> Read(Stream stream, ConversionSettings settings, LossTally losses)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(losses);
        var marks = settings.Marks ?? throw new InterchangeException("The report does not say what may happen to it, and no marks were given");
        var readerSettings = GoAmlSchema.Settings();
        readerSettings.IgnoreWhitespace = false;
        using var reader = XmlReader.Create(stream, readerSettings);
        try
        {
            return Read(reader, new GoAmlBook(settings, losses), losses, marks);
        }
        catch (XmlException fault)
        {
            throw new InterchangeException($"line {fault.LineNumber}: {VisibleText.Of(fault.Message)}", fault);
        }
        catch (FormatException fault)
        {
            throw new InterchangeException($"{GoAmlNode.LineOf(reader)}: {fault.Message}", fault);
        }
    }

    private static List<FtmEntity> Read(XmlReader reader, GoAmlBook book, LossTally losses, Marks marks)
    {
        if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != "report")
        {
            throw new FormatException("it is no goAML report");
        }

        var (reference, reason, local) = ((string?)null, (string?)null, default(Currency));
        var isInside = !reader.IsEmptyElement;
        while (isInside && reader.Read() && reader.Depth > 0)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            var node = GoAmlNode.Read(reader);
            switch (node.Name)
            {
                case "entity_reference":
                    reference = node.Text;
                    break;
                case "reason":
                    reason = node.Text;
                    break;
                case "currency_code_local":
                    local = Currency.TryParse(node.Text, out var currency) ? currency : throw new FormatException("currency_code_local is no currency");
                    break;
                case "transaction":
                    book.Transaction(node, local);
                    break;
                case "activity":
                    book.Activity(node);
                    break;
                case var name:
                    losses.Add(OfTheReport.Contains(name) ? $"report/{name} (of the report itself)" : $"report/{name[..Math.Min(name.Length, 40)]}");
                    break;
            }
        }

        book.Report(reference, reason);
        return [.. book.Entities.Select(entity => entity.Under(marks))];
    }
}
