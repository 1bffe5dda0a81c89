namespace Cordon.Formats.Exchange.FollowTheMoney;

/// <summary>Entities of other systems' files, whose values are not always what their type says.</summary>
internal static class FtmDraft
{
    /// <summary>The entity; a value that is none of its type is left out and told.</summary>
    /// <exception cref="FormatException">What is left is no entity.</exception>
    public static FtmEntity Of(string id, FtmSchema schema, IEnumerable<(string Property, string? Value)> values, LossTally losses)
    {
        var good = new List<(string, string?)>();
        foreach (var (name, value) in values.Where(value => !string.IsNullOrEmpty(value.Value)))
        {
            if (schema.Find(name) is { } property && FtmValues.FaultOf(property.Type, value!) is { } fault)
            {
                losses.Add($"{schema}.{name} (it {fault})");
            }
            else
            {
                good.Add((name, value));
            }
        }

        return FtmEntity.Of(id, schema, good);
    }
}
