using Cordon.Simulation.Economy;

namespace Cordon.Server.Demo;

/// <summary>Puts two streams of rows, each in time order, into one.</summary>
internal static class DemoRows
{
    public static IEnumerable<SimulatedRow> Of(IEnumerable<SimulatedRow> few, IEnumerable<SimulatedRow> many)
    {
        using var first = few.GetEnumerator();
        var isFirst = first.MoveNext();
        foreach (var row in many)
        {
            while (isFirst && first.Current.Time <= row.Time)
            {
                yield return first.Current;
                isFirst = first.MoveNext();
            }

            yield return row;
        }

        while (isFirst)
        {
            yield return first.Current;
            isFirst = first.MoveNext();
        }
    }
}
