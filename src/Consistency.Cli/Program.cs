Console.WriteLine("consistency");
