using System.Text.Encodings.Web;
using System.Text.Json;
using Cordon.Core.Exchange.Release;
using Cordon.Formats.Exchange.FollowTheMoney;

namespace Cordon.Formats.Exchange.Stix;

/// <summary>
/// Writes what may be looked for as a bundle of STIX 2.1: observables, and of each what was observed, an indicator, how the two go together and that the
/// centre saw it. Nothing of a victim or a witness is in it, whatever the marks allow otherwise.
/// </summary>
public static class StixWriter
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    /// <summary>Writes the bundle.</summary>
    /// <param name="losses">Takes what is no indicator.</param>
    /// <exception cref="InterchangeException">Something in it may not leave, or nothing in it can be looked for.</exception>
    public static void Write(Stream stream, IEnumerable<FtmEntity> entities, ConversionSettings settings, LossTally losses)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(entities);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(losses);
        var found = Found(entities, settings, losses);
        using var json = new Utf8JsonWriter(stream, Plain);
        var bundle = new StixBundle(json, settings);
        json.WriteStartObject();
        json.WriteString("type", "bundle");
        json.WriteString("id", StixIds.Of("bundle", $"{settings.Title}|{StixIds.Time(settings.Now)}"));
        json.WriteStartArray("objects");
        foreach (var (observable, marks) in found.Values)
        {
            bundle.Add(observable, marks);
            json.Flush();
        }

        bundle.End();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>What can be looked for, each once and under the narrowest marks of those whose it is; what is a victim's too is left out.</summary>
    private static OrderedDictionary<string, (StixObservable Observable, Marks Marks)> Found(
        IEnumerable<FtmEntity> entities, ConversionSettings settings, LossTally losses)
    {
        var found = new OrderedDictionary<string, (StixObservable Observable, Marks Marks)>(StringComparer.Ordinal);
        var spared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entity in entities)
        {
            var marks = Leaving.MarksOf(entity, settings);
            var isSpared = marks.Role is SubjectRole.Victim or SubjectRole.Witness;
            Tell(entity, isSpared, losses);
            foreach (var observable in StixObservables.Of(entity))
            {
                var id = observable.Id;
                if (isSpared)
                {
                    spared.Add(id);
                }
                else
                {
                    found[id] = (observable, found.TryGetValue(id, out var before) ? Leaving.Join(before.Marks, marks) : marks);
                }

                if (found.Count + spared.Count > InterchangeLimits.EntitiesMax)
                {
                    throw new InterchangeException($"There are more than {InterchangeLimits.EntitiesMax} things that can be looked for");
                }
            }
        }

        foreach (var id in spared.Where(found.Remove))
        {
            losses.Add($"{id[..id.IndexOf("--", StringComparison.Ordinal)]} (a victim's or a witness's too)");
        }

        return found.Count > 0 ? found
            : throw new InterchangeException("Nothing in it can be looked for, or all of it is victims': no bundle is written");
    }

    private static void Tell(FtmEntity entity, bool isSpared, LossTally losses)
    {
        if (isSpared)
        {
            losses.Add($"{entity.Schema} (whole: a victim's or a witness's)");
            return;
        }

        if (!StixObservables.Of(entity).Any())
        {
            losses.Add($"{entity.Schema} (whole: nothing of it can be looked for)");
            return;
        }

        foreach (var property in entity.Properties)
        {
            var isCarried = StixObservables.Carries(entity.Schema, property);
            if (!isCarried)
            {
                losses.Add($"{entity.Schema}.{property}", entity[property].Length);
            }
            else if (entity[property].Length > 1 && StixObservables.CarriesFirst(entity, property))
            {
                losses.Add($"{entity.Schema}.{property} (further values)", entity[property].Length - 1);
            }
        }

        if (!entity.Context.IsEmpty)
        {
            losses.Add($"{entity.Schema} (what stands beside properties)");
        }
    }
}
