namespace Cordon.Simulation.Chance;

/// <summary>A power law over ranks: the item of rank r is drawn with a chance in proportion to 1 / (r + head).</summary>
internal sealed class Popularity
{
    // The largest share is set by the head: with a few hundred items the first one takes about a twentieth.
    private const int Head = 4;
    private readonly long[] _reached;

    public Popularity(int count)
    {
        _reached = new long[count];
        long sum = 0;
        for (var rank = 0; rank < count; rank++)
        {
            sum += 1_000_000_000L / (rank + Head);
            _reached[rank] = sum;
        }
    }

    public int Draw(Dice dice)
    {
        var at = Array.BinarySearch(_reached, dice.Between(0, _reached[^1] - 1));
        return at < 0 ? ~at : at + 1;
    }
}
