using Cordon.Formats.Exchange.FollowTheMoney;

namespace Cordon.Formats.Exchange.GoAml;

/// <summary>What of an entity goAML has no place for.</summary>
internal static class GoAmlLosses
{
    /// <param name="kept">How many values of which properties were written; of others none.</param>
    public static void Tell(FtmEntity entity, IReadOnlyList<(string Property, int Count)> kept, LossTally losses)
    {
        foreach (var property in entity.Properties)
        {
            var (count, written) = (entity[property].Length, kept.Where(one => one.Property == property).Sum(one => (long)one.Count));
            if (written < count)
            {
                losses.Add(written == 0 ? $"{entity.Schema}.{property}" : $"{entity.Schema}.{property} (further values)", count - written);
            }
        }

        if (!entity.Context.IsEmpty)
        {
            losses.Add($"{entity.Schema} (what stands beside properties)");
        }
    }
}
