/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * with the usual exceptions.
 */
