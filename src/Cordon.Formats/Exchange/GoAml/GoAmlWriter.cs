using System.Globalization;
using System.Xml;
using Cordon.Core.Exchange.Release;
using Cordon.Formats.Exchange.FollowTheMoney;

namespace Cordon.Formats.Exchange.GoAml;

/// <summary>
/// Writes entities as a goAML 5 report: each payment a transaction with an account, a person or a company on either side, and whoever and whatever is in none
/// as a party of the activity. Elements stand in the schema's order; whether a country's own schema takes them, <see cref="GoAmlSchema"/> says.
/// </summary>
public static class GoAmlWriter
{
    private static readonly XmlWriterSettings Plain = new()
    {
        Indent = true,
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize,
        Encoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };

    /// <summary>Writes the report.</summary>
    /// <param name="losses">
    /// Takes what goAML has no place for. Marks are among it: what of them are handling codes stands in the report's action, in words.
    /// </param>
    /// <exception cref="InterchangeException">Something may not leave, a payment lacks what goAML wants, a code is missing, or a text cannot stand in
    /// XML.</exception>
    public static void Write(Stream stream, IReadOnlyList<FtmEntity> entities, ConversionSettings settings, LossTally losses)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(entities);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(losses);
        var goAml = settings.GoAml ?? throw new InterchangeException("goAML needs its settings: who reports what, and by which codes");
        var marks = Leaving.MarksOf(entities, settings);
        var graph = new GoAmlGraph(entities);
        using var writer = XmlWriter.Create(stream, Plain);
        var xml = new GoAmlXml(writer);
        var parties = new GoAmlParties(xml, graph, goAml, losses);
        writer.WriteStartDocument();
        xml.Group("report", () =>
        {
            Head(xml, graph, marks, settings, goAml, losses);
            var payments = entities.Where(entity => entity.Schema.Is("Payment")).ToList();
            var transactions = new GoAmlTransactions(xml, graph, goAml, parties, losses);
            foreach (var payment in payments)
            {
                transactions.Write(payment);
            }

            Activity(xml, graph, parties, payments.Count);
            if (!goAml.Indicators.IsEmpty)
            {
                xml.Group("report_indicators", () =>
                {
                    foreach (var indicator in goAml.Indicators)
                    {
                        xml.Text("indicator", indicator, "The settings");
                    }
                });
            }
        });
        TellRest(graph, parties, losses);
        writer.WriteEndDocument();
    }

    private static void Head(GoAmlXml xml, GoAmlGraph graph, Marks marks, ConversionSettings settings, GoAmlSettings goAml, LossTally losses)
    {
        var projects = graph.All.Where(entity => entity.Schema.Is("Project")).ToList();
        var project = projects.Count == 1 ? projects[0] : null;
        var reference = goAml.EntityReference ?? project?.First("projectId")
            ?? throw new InterchangeException("The report has no number: say entity_reference in the settings, or give one Project with a projectId");
        xml.Text("rentity_id", goAml.ReportingEntity.ToString(CultureInfo.InvariantCulture), "The settings");
        xml.Text("rentity_branch", goAml.ReportingBranch, "The settings");
        xml.Text("submission_code", "E", "The settings");
        xml.Text("report_code", goAml.ReportCode, "The settings");
        xml.Text("entity_reference", reference, "The settings");
        xml.Text("submission_date", GoAmlTime.Of(settings.Now), "The settings");
        xml.Text("currency_code_local", goAml.LocalCurrency.Code, "The settings");
        if (goAml.ReportingPerson is { } person)
        {
            xml.Group("reporting_person", () =>
            {
                xml.Text("first_name", person.First, "The settings");
                xml.Text("last_name", person.Last, "The settings");
            });
        }

        xml.Text("reason", project?.First("description"), project ?? (object)"The report");
        xml.Text("action", $"Handling: {marks}", "The marks");
        if (project is not null)
        {
            GoAmlLosses.Tell(project, [("description", 1), ("projectId", goAml.EntityReference is null ? 1 : 0)], losses);
        }
    }

    /// <summary>Who and what is in no transaction.</summary>
    private static void Activity(GoAmlXml xml, GoAmlGraph graph, GoAmlParties parties, int payments)
    {
        var left = graph.All.Where(entity => IsAccount(entity) && !parties.Has(entity) && GoAmlParties.IsWritable(entity)).ToList();
        var owners = left.SelectMany(account => graph.OwnersOf(account).Append(graph.Named(account, "holder"))).ToHashSet();
        left.AddRange(graph.All.Where(entity =>
            entity.Schema.Is("LegalEntity") && !parties.Has(entity) && !owners.Contains(entity) && GoAmlParties.IsWritable(entity)));
        if (left.Count == 0)
        {
            if (payments == 0)
            {
                throw new InterchangeException("There is no payment, account or person to report");
            }

            return;
        }

        xml.Group("activity", () => xml.Group("report_parties", () =>
        {
            foreach (var entity in left)
            {
                xml.Group("report_party", () =>
                {
                    parties.Write(IsAccount(entity) ? "account" : entity.Schema.Is("Person") ? "person" : "entity", entity);
                    xml.Text("reason", "Named in the case", entity);
                });
            }
        }));
    }

    private static bool IsAccount(FtmEntity entity) => entity.Schema.Is("BankAccount") || entity.Schema.Is("CryptoWallet");

    private static void TellRest(GoAmlGraph graph, GoAmlParties parties, LossTally losses)
    {
        foreach (var entity in graph.All.Where(entity => !entity.Schema.Is("Payment") && !entity.Schema.Is("Project") && !parties.Has(entity)))
        {
            if (entity.Schema.Is("Ownership") && parties.HasOwnership(entity))
            {
                GoAmlLosses.Tell(entity, [("owner", int.MaxValue), ("asset", int.MaxValue)], losses);
            }
            else
            {
                losses.Add($"{entity.Schema} (whole)");
            }
        }

        if (graph.All.Count(entity => entity.Schema.Is("Project")) is > 1 and var projects)
        {
            losses.Add("Project (whole)", projects);
        }
    }
}
