namespace Cordon.Core.Exchange.Release;

/// <summary>A group of cells that one policy answers otherwise than another.</summary>
/// <param name="Cells">How many they are.</param>
/// <param name="Where">The values that they have, an axis each; an axis that is not named makes no difference.</param>
public sealed record PolicyChange(long Cells, PolicyVerdict Old, PolicyVerdict New, IReadOnlyList<string> Where)
{
    /// <summary>As whoever reviews it reads it.</summary>
    public override string ToString() =>
        $"{Cells} {(Cells == 1 ? "cell" : "cells")} went {Old.Outcome} -> {New.Outcome} ({Old.Rule} -> {New.Rule}): "
            + (Where.Count == 0 ? "everywhere" : string.Join(' ', Where));
}
