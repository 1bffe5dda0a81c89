using Cordon.Core.Screening.Model;
using Cordon.Core.Values;
using Cordon.Engine;

namespace Cordon.Server.CommandLine;

/// <summary>Tells on standard error where a model named for a run was trained under other options than the run has.</summary>
internal static class ModelDoubts
{
    public static void Tell(TreeEnsemble model, CentreOptions centre)
    {
        if (model.ZoneOffsetMinutes is { } zone && zone != centre.ZoneOffsetMinutes)
        {
            Console.Error.WriteLine(
                $"cordon: the model learnt hours and nights with --zone {ZoneOffset.Text(zone)}, and here they are told with --zone "
                + $"{ZoneOffset.Text(centre.ZoneOffsetMinutes)}: payments of the same place look as if made at another time of the day.");
        }

        if (model.AsksForPatterns && !centre.FindsPatterns)
        {
            Console.Error.WriteLine("cordon: the model asks for patterns in the stream, which --no-patterns does not look for: it judges without them.");
        }
    }
}
