return await Cordon.Server.CommandLine.CordonCommand.RunAsync(args).ConfigureAwait(false);
