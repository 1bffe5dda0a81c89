using Cordon.Formats.Exchange.FollowTheMoney;

namespace Cordon.Formats.Exchange.Misp;

/// <summary>What of an entity MISP has no place for.</summary>
internal static class MispLosses
{
    public static void Tell(FtmEntity entity, MispTemplate? template, HashSet<string> written, LossTally losses)
    {
        var schema = entity.Schema.Name;
        if (template is null && schema is not ("Ownership" or "UnknownLink"))
        {
            losses.Add($"{schema} (whole)");
            return;
        }

        if (template is null && !MispLinks.Of(entity).Any(link => written.Contains(link.Source) && written.Contains(link.Target)))
        {
            losses.Add($"{schema} (whole: an end of it is not there)");
            return;
        }

        foreach (var property in entity.Properties)
        {
            var slot = template?.Slots.FirstOrDefault(slot => slot.Property == property);
            var count = entity[property].Length;
            var kept = slot is { IsMultiple: true } ? count
                : slot is not null || (property == "currency" && schema == "Payment" && entity.First("amount") is not null) ? 1
                : !MispLinks.Carries(schema, property) ? 0
                : template is null ? 1
                : entity[property].Count(written.Contains);
            if (kept < count)
            {
                losses.Add(kept == 0 ? $"{schema}.{property}" : $"{schema}.{property} (further values)", count - kept);
            }
        }

        if (!entity.Context.IsEmpty)
        {
            losses.Add($"{schema} (what stands beside properties)");
        }
    }
}
